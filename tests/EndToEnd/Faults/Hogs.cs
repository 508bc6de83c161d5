using System.Diagnostics;

namespace DistrictCoaching.EndToEnd;

/// <summary>Processes that take all of the processor's time that they are given.</summary>
internal sealed class Hogs : IAsyncDisposable
{
    private readonly List<Process> running = [];

    public static Hogs Start(int count)
    {
        var hogs = new Hogs();
        for (var hog = 0; hog < count; hog++)
        {
            hogs.running.Add(Process.Start("/bin/sh", ["-c", "while :; do :; done"]));
        }

        return hogs;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hog in running)
        {
            hog.Kill();
            await hog.WaitForExitAsync();
            hog.Dispose();
        }
    }
}
