using System.Diagnostics;

namespace DistrictCoaching.Bench;

/// <summary>One round of a load: times in ms; CPU per operation in ms, of this process and of the database's.</summary>
internal sealed record Round(double PerSecond, double P50, double P99, double Cpu)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1), Length = TimeSpan.FromSeconds(3);

    /// <summary>So many callers, each asking again as soon as it is answered.</summary>
    /// <param name="once">Of the caller's number.</param>
    public static async Task<Round> Run(int callers, Func<int, Task> once, Func<Task<TimeSpan>>? databaseCpu = null)
    {
        await Spend(callers, once, WarmUp);
        var (own, database) = (Environment.CpuUsage.TotalTime, await Used(databaseCpu));
        var (took, times) = await Spend(callers, once, Length);
        var cpu = Environment.CpuUsage.TotalTime - own + await Used(databaseCpu) - database;
        times.Sort();
        return new(times.Count / took.TotalSeconds, times[times.Count / 2], times[(int)(times.Count * 0.99)], cpu.TotalMilliseconds / times.Count);
    }

    private static Task<TimeSpan> Used(Func<Task<TimeSpan>>? database) => database?.Invoke() ?? Task.FromResult(TimeSpan.Zero);

    private static async Task<(TimeSpan Took, List<double> Times)> Spend(int callers, Func<int, Task> once, TimeSpan length)
    {
        var start = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var times = new List<double>();
            while (Stopwatch.GetElapsedTime(start) < length)
            {
                var asked = Stopwatch.GetTimestamp();
                await once(caller);
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }

            return times;
        })));
        return (Stopwatch.GetElapsedTime(start), [.. all.SelectMany(times => times)]);
    }
}
