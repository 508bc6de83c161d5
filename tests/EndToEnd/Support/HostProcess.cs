using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DistrictCoaching.EndToEnd;

/// <summary>The one executable in a process of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static int lastPort = Random.Shared.Next(12_000, 28_000);
    private readonly Process process;

    private HostProcess(Process process) => this.process = process;

    public bool HasExited => process.HasExited;

    /// <summary>Whether it ended because the other silos declared it dead, as they may where it does not answer their probes.</summary>
    public bool DeclaredDead { get; private set; }

    /// <summary>Below those that the system gives to outgoing connections, so that none takes it before the process does; each once.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref lastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Any, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // somebody else's: the next one
            }
        }
    }

    /// <param name="within">A program that runs another, with its arguments.</param>
    public static HostProcess Launch(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null, params string[] within)
    {
        // a shell that runs the tests in its background has them ignore Ctrl-C, and a process inherits that
        var start = new ProcessStartInfo("env", ["--default-signal=INT", .. within, "dotnet", Path.Combine(AppContext.BaseDirectory, "DistrictCoaching.Host.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["DOTNET_gcServer"] = "0";    // several processes share this machine
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Waits until it says that it is ready; gives what it printed.</summary>
    public async Task<string> Ready()
    {
        var printed = "";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            printed += line + "\n";
            if (line.EndsWith("Ctrl-C stops it.", StringComparison.Ordinal))
            {
                _ = Follow(process.StandardOutput);
                _ = Follow(process.StandardError);
                return printed;
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Waits for its end; gives the exit code and what it said.</summary>
    public async Task<(int Code, string Out, string Error)> End()
    {
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await wrong);
    }

    /// <summary>Waits for the end of a process that was ready.</summary>
    public async Task<int> Exit()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Ends it as the platform does, or a person with Ctrl-C; gives the exit code.</summary>
    public async Task<int> Stop(string signal = "TERM")
    {
        await Signal(signal);
        return await Exit();
    }

    /// <summary>Stops every one of its threads where they are.</summary>
    public async Task Freeze()
    {
        await Signal("STOP");
        await Until.So(async () => (await File.ReadAllTextAsync($"/proc/{process.Id}/stat")).Split(") ")[1].StartsWith('T'));
    }

    public Task Thaw() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }

    /// <summary>Reads on, so that it never waits for its reader; what it says goes where DC_TEST_LOGS names a folder.</summary>
    private async Task Follow(StreamReader said)
    {
        while (await said.ReadLineAsync() is { } line)
        {
            DeclaredDead |= line.Contains("I have been told I am dead", StringComparison.Ordinal);
            if (Environment.GetEnvironmentVariable("DC_TEST_LOGS") is { } logs)
            {
                await File.AppendAllTextAsync(Path.Combine(logs, $"{process.Id}.log"), line + "\n");
            }
        }
    }

    private async Task Signal(string name)
    {
        using var signal = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        await signal.WaitForExitAsync();
    }
}
