namespace DistrictCoaching.Gateway;

/// <summary>What an operation may cost, and what a client may spend in a district, in points: see <see cref="Price"/>.</summary>
public sealed record CostOptions
{
    /// <summary>The most that one operation may cost: 1 or more.</summary>
    public int Most { get; init; } = 20_000;

    /// <summary>What one client may spend at once in one district, on each gateway: at least Most.</summary>
    public int Burst { get; init; } = 200_000;

    /// <summary>How many points come back each second: 1 or more.</summary>
    public int PerSecond { get; init; } = 20_000;

    internal bool IsWrong => Most < 1 || Burst < Most || PerSecond < 1;
}
