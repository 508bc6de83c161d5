using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using DistrictCoaching.Identity;

namespace DistrictCoaching.EndToEnd;

/// <summary>The real service in a process of its own, on a free port and a data folder of its own.</summary>
internal sealed class Service(DirectoryInfo data, int port) : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private Process? process;

    public Uri Address { get; } = new($"http://localhost:{port}/");

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it and waits until it says that it answers; gives what it printed.</summary>
    public async Task<string> Start()
    {
        process = Launch(data, port);
        var printed = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            printed += line + "\n";
            if (line.StartsWith("District Coaching answers on", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                _ = process.StandardError.ReadToEndAsync();
                return printed;
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    public async Task Kill()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Ends it as Ctrl-C does; gives the exit code.</summary>
    public async Task<int> Stop()
    {
        using var signal = Process.Start("kill", ["-INT", $"{process!.Id}"]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Starts it where it cannot run; gives the exit code and what it said.</summary>
    public static async Task<(int Code, string Said)> Refused(DirectoryInfo data, int port)
    {
        using var process = Launch(data, port);
        var (_, said) = (process.StandardOutput.ReadToEndAsync(), await process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    public async Task<string> Token(string login)
    {
        using var sample = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(data.FullName, "sample.json")));
        using var flow = new PasswordFlow(Address);
        return (await flow.SignIn("marmalade-bay", login, sample.RootElement.GetProperty("password").GetString()!)).AccessToken;
    }

    public async Task<JsonElement> Ask(string token, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "graphql")) { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            await Kill();
        }

        process?.Dispose();
        http.Dispose();
    }

    private static Process Launch(DirectoryInfo data, int port)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "DistrictCoaching.Host.dll"), "--target", "all", "--port", $"{port}", "--data", data.FullName, "--sample", Sample()])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return Process.Start(start)!;
    }

    private static string Sample()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(at!.FullName, "samples", "oneroster")))
        {
            at = at.Parent;
        }

        return Path.Combine(at.FullName, "samples", "oneroster");
    }
}
