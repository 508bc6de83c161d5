using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Contracts;

/// <summary>What a district decided about itself.</summary>
[GrainInterfaceType("district"), Alias("district"), Orleans.CodeGeneration.Version(1)]
public partial interface IDistrictGrain : IGrainWithStringKey
{
    [Alias("found")]
    Task<Answer<DistrictView>> Found(FoundingAsked asked);

    [Alias("publish-notice")]
    Task<Answer<NoticeView>> PublishNotice(NoticeAsked asked);

    [Alias("set-policy")]
    Task<Answer<PolicyView>> SetPolicy(PolicyAsked asked);

    [Alias("set-import-policy")]
    Task<Answer<ImportPolicyView>> SetImportPolicy(ImportPolicyAsked asked);

    [Alias("set-roster-source")]
    Task<Answer<RosterSourceView>> SetRosterSource(RosterSourceAsked asked);

    [Alias("remove-roster-source")]
    Task<Answer<DoneView>> RemoveRosterSource(RosterSourceRemovalAsked asked);

    /// <summary>Null where the roster is fetched from nowhere.</summary>
    [Alias("roster-source")]
    Task<RosterSourceView?> RosterSource();

    /// <summary>Null for a district that was never founded.</summary>
    [Alias("get")]
    Task<DistrictView?> Get();

    /// <summary>What the last check in the background found of the whole district; null before the first on this silo. Says nothing of whose streams.</summary>
    [Alias("journal-whole")]
    Task<bool?> JournalWhole();
}

/// <param name="Name">At most 200 characters.</param>
[GenerateSerializer, Immutable, Alias("founding-asked")]
public sealed record FoundingAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] string Slug, [property: Id(3)] string Name, [property: Id(4)] DistrictKind Kind, [property: Id(5)] string Zone);

/// <param name="Text">At most 20,000 characters.</param>
[GenerateSerializer, Immutable, Alias("notice-asked")]
public sealed record NoticeAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] NoticeLanguage Language, [property: Id(3)] string Text);

[GenerateSerializer, Immutable, Alias("policy-asked")]
public sealed record PolicyAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] PolicyView Policy);

[GenerateSerializer, Immutable, Alias("policy")]
public sealed record PolicyView([property: Id(0)] int CooldownDays, [property: Id(1)] int SendingsPerWeek, [property: Id(2)] int Threshold);

[GenerateSerializer, Immutable, Alias("import-policy-asked")]
public sealed record ImportPolicyAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] ImportPolicyView Policy);

[GenerateSerializer, Immutable, Alias("import-policy")]
public sealed record ImportPolicyView(
    [property: Id(0)] bool AutoApply, [property: Id(1)] ImportLimitView People, [property: Id(2)] ImportLimitView Coaches, [property: Id(3)] ImportLimitView Roles, [property: Id(4)] ImportLimitView Schools);

[GenerateSerializer, Immutable, Alias("import-limit")]
public sealed record ImportLimitView([property: Id(0)] int Count, [property: Id(1)] int Percent);

[GenerateSerializer, Immutable, Alias("notice")]
public sealed record NoticeView([property: Id(0)] Guid Id, [property: Id(1)] int Number, [property: Id(2)] NoticeLanguage Language, [property: Id(3)] string Text);

/// <param name="Notices">All that were ever published, oldest first.</param>
/// <param name="InForce">The ids of those on which a grant may rest now.</param>
/// <param name="Limits">Null from a silo of before there were any.</param>
[GenerateSerializer, Immutable, Alias("district-view")]
public sealed record DistrictView(
    [property: Id(0)] string Name, [property: Id(1)] DistrictKind Kind, [property: Id(2)] string Zone, [property: Id(3)] PolicyView Policy,
    [property: Id(4)] ImmutableArray<NoticeView> Notices, [property: Id(5)] ImmutableArray<Guid> InForce, [property: Id(6)] ImportPolicyView Imports,
    [property: Id(7)] DistrictStateView State, [property: Id(8)] LimitsView? Limits);
