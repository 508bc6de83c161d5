using System.Collections.Immutable;
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

    [Alias("set-mapping-rules")]
    Task<Answer<MappingRulesView>> SetMappingRules(MappingRulesAsked asked);

    [Alias("merge-persons")]
    Task<Answer<DoneView>> MergePersons(MergeAsked asked);

    [Alias("split-person")]
    Task<Answer<DoneView>> SplitPerson(SplitAsked asked);

    [Alias("confirm-merge")]
    Task<Answer<DoneView>> ConfirmMerge(ConfirmMergeAsked asked);

    /// <summary>The merges that concern a person, for her alone.</summary>
    [Alias("merges")]
    Task<MergesView> Merges(Guid person);

    /// <summary>Whom rules would give or take which roles; nothing changes. For district leads and administrators.</summary>
    [Alias("plan-mapping-rules")]
    Task<Answer<MappingPlanView>> PlanMappingRules(MappingPlanAsked asked);

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
public sealed record PeoplePolicyView([property: Id(0)] MatchKeyView MatchKey, [property: Id(1)] MappingRulesView Mapping);

[GenerateSerializer, Immutable, Alias("mapping-rules-asked")]
public sealed record MappingRulesAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] ImmutableArray<MappingRuleView> Rules);

[GenerateSerializer, Immutable, Alias("mapping-plan-asked")]
public sealed record MappingPlanAsked([property: Id(0)] Guid By, [property: Id(1)] ImmutableArray<MappingRuleView> Rules);

[GenerateSerializer, Immutable, Alias("mapping-rules")]
public sealed record MappingRulesView([property: Id(0)] ImmutableArray<MappingRuleView> Rules);

/// <param name="Column">Of metadata; null for the other sources.</param>
/// <param name="Value">1 to 100 characters.</param>
[GenerateSerializer, Immutable, Alias("mapping-rule")]
public sealed record MappingRuleView([property: Id(0)] RuleSource Source, [property: Id(1)] string? Column, [property: Id(2)] string Value, [property: Id(3)] Role Role);

[GenerateSerializer, Immutable, Alias("mapping-plan")]
public sealed record MappingPlanView([property: Id(0)] ImmutableArray<MappedRoleView> Changes);

[GenerateSerializer, Immutable, Alias("mapped-role")]
public sealed record MappedRoleView([property: Id(0)] Guid Person, [property: Id(1)] Role Role, [property: Id(2)] Guid? School, [property: Id(3)] bool Gains);

[GenerateSerializer, Immutable, Alias("merge-asked")]
public sealed record MergeAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Kept, [property: Id(3)] Guid Merged);

[GenerateSerializer, Immutable, Alias("split-asked")]
public sealed record SplitAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Person);

[GenerateSerializer, Immutable, Alias("confirm-merge-asked")]
public sealed record ConfirmMergeAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Other);

[GenerateSerializer, Immutable, Alias("merges")]
public sealed record MergesView([property: Id(0)] ImmutableArray<MergeView> Merges);

/// <param name="Other">The other record.</param>
/// <param name="Kept">Whether hers is the kept one.</param>
/// <param name="Confirmed">Whether she confirmed it.</param>
/// <param name="Joined">Whether both did.</param>
[GenerateSerializer, Immutable, Alias("merge")]
public sealed record MergeView([property: Id(0)] Guid Other, [property: Id(1)] bool Kept, [property: Id(2)] bool Confirmed, [property: Id(3)] bool Joined);
