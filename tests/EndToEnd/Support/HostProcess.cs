using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace DistrictCoaching.EndToEnd;

/// <summary>The one executable in a process of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static int lastPort = Random.Shared.Next(12_000, 28_000);
    private readonly Process process;
    private readonly ConcurrentQueue<string> printed = [], wrong = [];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task read;

    /// <param name="answers">Whether it prints to whom asked it, beside its log, until it is ready or ends: a verb does, and the sample's banner shows whom one can sign in as.</param>
    private HostProcess(Process process, bool answers)
    {
        this.process = process;
        read = Task.WhenAll(Read(process.StandardOutput, printed, answers), Read(process.StandardError, wrong, answers: false));
    }

    public bool HasExited => process.HasExited;

    /// <summary>Whether it ended because the other silos declared it dead, as they may where it does not answer their probes.</summary>
    public bool DeclaredDead => Said("I have been told I am dead");

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

    /// <summary>The executable that is tested.</summary>
    public static string Host => Path.Combine(AppContext.BaseDirectory, "DistrictCoaching.Host.dll");

    /// <param name="within">A program that runs another, with its arguments.</param>
    public static HostProcess Launch(IEnumerable<string> command, IReadOnlyDictionary<string, string>? settings = null, params string[] within) => Launch(Host, command, settings, within);

    /// <param name="host">The executable, of this release or another one.</param>
    public static HostProcess Launch(string host, IEnumerable<string> command, IReadOnlyDictionary<string, string>? settings, string[] within)
    {
        string[] arguments = [.. command];

        // a shell that runs the tests in its background has them ignore Ctrl-C, and a process inherits that
        var start = new ProcessStartInfo("env", ["--default-signal=INT", .. within, "dotnet", host, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["DOTNET_gcServer"] = "0";    // several processes share this machine
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new(Process.Start(start)!, answers: arguments[0] != "--target" || arguments.Contains("--sample"));
    }

    /// <summary>Whether a line with this was printed so far.</summary>
    public bool Said(string text) => printed.Concat(wrong).Any(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Waits until it says that it is ready; gives what it printed.</summary>
    public async Task<string> Ready()
    {
        await Task.WhenAny(ready.Task, read);
        return ready.Task.IsCompleted ? Text(printed) : throw new InvalidOperationException(Text(wrong));
    }

    /// <summary>Waits for its end; gives the exit code and what it said.</summary>
    public async Task<(int Code, string Out, string Error)> End()
    {
        await read;
        return (await Exit(), Text(printed), Text(wrong));
    }

    /// <summary>Waits for its end.</summary>
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

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    /// <summary>Reads all of it, so that it never waits for its reader; it also goes where DC_TEST_LOGS names a folder.</summary>
    private async Task Read(StreamReader said, ConcurrentQueue<string> lines, bool answers)
    {
        while (await said.ReadLineAsync() is { } line)
        {
            lines.Enqueue(line);
            if (!answers || ready.Task.IsCompleted)
            {
                NothingPersonal.Look(line);
            }

            if (line.EndsWith("Ctrl-C stops it.", StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }

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
