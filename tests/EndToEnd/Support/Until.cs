using System.Diagnostics;

namespace DistrictCoaching.EndToEnd;

/// <summary>Waits for what must come; how long it takes is asserted nowhere.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120), Pause = TimeSpan.FromMilliseconds(100);

    public static async Task So(Func<Task<bool>> holds)
    {
        for (var watch = Stopwatch.StartNew(); !await holds(); await Task.Delay(Pause))
        {
            Assert.True(watch.Elapsed < Patience, "It did not come.");
        }
    }
}
