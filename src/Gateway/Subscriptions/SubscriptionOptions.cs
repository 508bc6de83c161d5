namespace DistrictCoaching.Gateway;

/// <summary>What a client may hold open, and how long it is waited for.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>Seconds between two looks at what a subscription watches: 0.1 to 60.</summary>
    public double LookEverySeconds { get; init; } = 1;

    /// <summary>Seconds within which a WebSocket must send connection_init: 1 to 60.</summary>
    public int InitSeconds { get; init; } = 10;

    /// <summary>Seconds for which a client may take nothing while something is to be sent to it; then it is cut off: 1 to 600.</summary>
    public int StallSeconds { get; init; } = 30;

    /// <summary>Seconds between two signs of life on a connection with nothing to say: 1 to 600.</summary>
    public int AliveSeconds { get; init; } = 15;

    /// <summary>Operations that one WebSocket may run at once: 1 or more.</summary>
    public int Operations { get; init; } = 20;

    /// <summary>WebSockets and event streams that one person may hold open through one client, on each gateway: 1 or more.</summary>
    public int ConnectionsOfPerson { get; init; } = 10;

    /// <summary>The same for a whole district: 1 or more.</summary>
    public int ConnectionsOfDistrict { get; init; } = 2_000;

    internal TimeSpan LookEvery => TimeSpan.FromSeconds(LookEverySeconds);

    internal TimeSpan Stall => TimeSpan.FromSeconds(StallSeconds);

    internal bool IsWrong =>
        LookEverySeconds is not (>= 0.1 and <= 60) || InitSeconds is < 1 or > 60 || StallSeconds is < 1 or > 600 || AliveSeconds is < 1 or > 600
        || Math.Min(Operations, Math.Min(ConnectionsOfPerson, ConnectionsOfDistrict)) < 1;
}
