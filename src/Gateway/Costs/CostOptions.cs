namespace DistrictCoaching.Gateway;

/// <summary>What an operation may cost, and what a client may spend in a district, in points: see <see cref="Price"/>.</summary>
public sealed record CostOptions
{
    /// <summary>The most that one operation may cost: 1 or more.</summary>
    public int Most { get; init; } = 20_000;

    /// <summary>What one client may spend at once in one district, on all gateways: at least Most.</summary>
    public int Burst { get; init; } = 200_000;

    /// <summary>How many points come back each second: 1 or more.</summary>
    public int PerSecond { get; init; } = 20_000;

    /// <summary>How much of Burst one caller may have spent, in percent: 1 to 100. It is never less than Most.</summary>
    public int CallerPercent { get; init; } = 50;

    /// <summary>How long a request that finds nothing left is held before it is refused, so that a flood cannot take the processor by being refused: 0 to 10,000 ms.</summary>
    public int HoldMilliseconds { get; init; } = 250;

    /// <summary>How many operations of one district each gateway runs at once, 1 or more; more of them wait. What only stops never waits.</summary>
    public int AtOnce { get; init; } = 4 * Environment.ProcessorCount;

    internal int OfCaller => (int)Math.Max(Most, Burst * (long)CallerPercent / 100);

    internal bool IsWrong => Most < 1 || AtOnce < 1 || Burst < Most || PerSecond < 1 || CallerPercent is < 1 or > 100 || HoldMilliseconds is < 0 or > 10_000;
}
