namespace DistrictCoaching.Contracts;

/// <summary>Fetches a district's roster from its OneRoster service: what is fetched becomes an import like a package that somebody sends.</summary>
[GrainInterfaceType("roster-fetch"), Alias("roster-fetch")]
public interface IRosterFetchGrain : IGrainWithStringKey
{
    /// <summary>Begins to fetch everything; the import has the operation's id.</summary>
    [Alias("fetch")]
    Task<Answer<JobView>> Fetch(FetchAsked asked);

    /// <summary>Begins the day's fetch where its hour has come and nobody has begun it, or goes on with one that was cut off.</summary>
    [Alias("resume")]
    Task Resume();
}

[GenerateSerializer, Immutable, Alias("fetch-asked")]
public sealed record FetchAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] bool PlanOnly);

/// <param name="Hour">At which hour of the district's day it is fetched; none: only when somebody asks.</param>
[GenerateSerializer, Immutable, Alias("roster-source-asked")]
public sealed record RosterSourceAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] string Version, [property: Id(3)] string Host, [property: Id(4)] string TokenEndpoint,
    [property: Id(5)] string ClientId, [property: Id(6)] string ClientSecret, [property: Id(7)] int? Hour)
{
    // The secret must not reach a log by way of a message.
    public override string ToString() => nameof(RosterSourceAsked);
}

[GenerateSerializer, Immutable, Alias("roster-source-removal-asked")]
public sealed record RosterSourceRemovalAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By);

/// <summary>Everything but the secret.</summary>
[GenerateSerializer, Immutable, Alias("roster-source")]
public sealed record RosterSourceView(
    [property: Id(0)] Guid By, [property: Id(1)] string Version, [property: Id(2)] string Host, [property: Id(3)] string TokenEndpoint, [property: Id(4)] string ClientId, [property: Id(5)] int? Hour);
