using System.Globalization;

namespace DistrictCoaching.Bench;

/// <summary>Prints what was measured, medians first, with the goal beside it.</summary>
internal static class Report
{
    public static void Title(string name) => Console.WriteLine($"\n## {name}");

    /// <summary>What a figure means nothing without.</summary>
    public static void Conditions()
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, .NET {Environment.Version}, server GC {System.Runtime.GCSettings.IsServerGC}, load before {load}"));
    }

    public static void Rounds(string what, IReadOnlyList<Round> rounds) => Line(
        $"{what,-58} {Median(rounds, round => round.PerSecond),10:N0}/s   p50 {Median(rounds, round => round.P50),7:N2} ms   p99 {Median(rounds, round => round.P99),7:N1} ms   "
        + $"CPU {Median(rounds, round => round.Cpu * 1000),6:N0} µs   ({rounds.Min(round => round.PerSecond):N0} to {rounds.Max(round => round.PerSecond):N0})");

    /// <summary>How many times the other, round by round, since absolute figures drift and ratios less.</summary>
    public static void Ratio(string what, IReadOnlyList<Round> rounds, IReadOnlyList<Round> baseline, double? goal = null)
    {
        var ratio = Median([.. rounds.Zip(baseline, (one, other) => one.PerSecond / other.PerSecond)]);
        Line($"{what,-58} {ratio,10:N1} ×   CPU {Median(rounds, round => round.Cpu) / Median(baseline, round => round.Cpu):P0} of it{(goal is { } least ? $"   goal {least} ×: {(ratio >= least ? "met" : "MISSED")}" : "")}");
    }

    /// <summary>How many times as much as the other, round by round.</summary>
    public static void Times(string what, IReadOnlyList<Round> rounds, IReadOnlyList<Round> baseline, Func<Round, double> of, double? most)
    {
        var ratio = Median([.. rounds.Zip(baseline, (one, other) => of(one) / of(other))]);
        Line($"{what,-58} {ratio,10:N2} ×{(most is { } limit ? $"   goal at most {limit} ×: {(ratio <= limit ? "met" : "MISSED")}" : "")}");
    }

    public static void Value(string what, IReadOnlyList<double> values, string unit, double? most = null, double? least = null)
    {
        var median = Median(values);
        var goal = (most, least) switch
        {
            ({ } limit, _) => $"   goal at most {limit:N1} {unit}: {(median <= limit ? "met" : "MISSED")}",
            (_, { } limit) => $"   goal at least {limit:N0} {unit}: {(median >= limit ? "met" : "MISSED")}",
            _ => "",
        };
        Line($"{what,-58} {median,10:N2} {unit}   ({values.Min():N2} to {values.Max():N2}){goal}");
    }

    public static double Median(IReadOnlyList<Round> rounds, Func<Round, double> of) => Median([.. rounds.Select(of)]);

    private static double Median(IReadOnlyList<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Line(string line) => Console.WriteLine(line);
}
