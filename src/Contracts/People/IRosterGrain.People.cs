using DistrictCoaching.Domain;

namespace DistrictCoaching.Contracts;

// Who a roster's person is.
public partial interface IRosterGrain
{
    [Alias("set-match-key")]
    Task<Answer<MatchKeyView>> SetMatchKey(MatchKeyAsked asked);

    /// <summary>What the asker is called; no import changes it.</summary>
    [Alias("set-own-name")]
    Task<Answer<DoneView>> SetOwnName(OwnNameAsked asked);

    /// <summary>For district leads and administrators.</summary>
    [Alias("people-policy")]
    Task<Answer<PeoplePolicyView>> PeoplePolicy(Guid by);
}

[GenerateSerializer, Immutable, Alias("match-key-asked")]
public sealed record MatchKeyAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] MatchKeyView Key);

/// <param name="Given">1 to 200 characters, as <paramref name="Family"/>; both null: as the roster has her.</param>
[GenerateSerializer, Immutable, Alias("own-name-asked")]
public sealed record OwnNameAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] string? Given, [property: Id(3)] string? Family);

/// <param name="Type">Of userIds; null for the other kinds.</param>
[GenerateSerializer, Immutable, Alias("match-key")]
public sealed record MatchKeyView([property: Id(0)] MatchKeyKind Kind, [property: Id(1)] string? Type);

/// <summary>What the district decided about how files become people.</summary>
[GenerateSerializer, Immutable, Alias("people-policy")]
public sealed record PeoplePolicyView([property: Id(0)] MatchKeyView MatchKey);
