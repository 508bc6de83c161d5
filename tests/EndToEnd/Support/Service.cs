using System.Text.Json;
using DistrictCoaching.Identity;

namespace DistrictCoaching.EndToEnd;

/// <summary>The whole service in one process, on a free port and a data folder of its own.</summary>
internal sealed class Service(DirectoryInfo data, int port, IReadOnlyDictionary<string, string>? settings = null) : IAsyncDisposable
{
    private HostProcess? process;

    public Uri Address { get; } = new($"http://localhost:{port}/");

    public Api Api { get; } = new(new($"http://localhost:{port}/"));

    /// <summary>Starts it and waits until it says that it answers; gives what it printed.</summary>
    public Task<string> Start()
    {
        process = Launch(data, port, settings);
        return process.Ready();
    }

    public Task Kill() => process!.Kill();

    /// <summary>Ends it as Ctrl-C does; gives the exit code.</summary>
    public Task<int> Stop() => process!.Stop("INT");

    /// <summary>Starts it where it cannot run; gives the exit code and what it said.</summary>
    public static async Task<(int Code, string Said)> Refused(DirectoryInfo data, int port)
    {
        await using var process = Launch(data, port);
        var (code, _, said) = await process.End();
        return (code, said);
    }

    /// <summary>Signs one of the sample's people in.</summary>
    public async Task<string> Token(string login)
    {
        using var flow = new PasswordFlow(Address);
        return (await flow.SignIn("marmalade-bay", login, await Password())).AccessToken;
    }

    /// <summary>That of all of the sample's people.</summary>
    public async Task<string> Password()
    {
        using var sample = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(data.FullName, "sample.json")));
        return sample.RootElement.GetProperty("password").GetString()!;
    }

    /// <summary>The operator's token, as <c>./dev token --operator</c> prints it.</summary>
    public async Task<string> OperatorToken()
    {
        await using var asked = HostProcess.Launch(["token", "--operator", "--data", data.FullName]);
        var (code, token, said) = await asked.End();
        Assert.True(code == 0, said);
        return token.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Api.Dispose();
    }

    private static HostProcess Launch(DirectoryInfo data, int port, IReadOnlyDictionary<string, string>? settings = null) =>
        HostProcess.Launch(["--target", "all", "--port", $"{port}", "--data", data.FullName, "--sample", Packages.Sample], settings);
}
