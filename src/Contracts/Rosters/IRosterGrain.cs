using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Contracts;

/// <summary>A district's people, schools and roles.</summary>
[GrainInterfaceType("roster"), Alias("roster")]
public partial interface IRosterGrain : IGrainWithStringKey
{
    /// <summary>The first person of a new district: its lead.</summary>
    [Alias("found")]
    Task<Answer<FounderView>> Found(FounderAsked asked);

    [Alias("assign-role")]
    Task<Answer<DoneView>> AssignRole(RoleAsked asked);

    [Alias("withdraw-role")]
    Task<Answer<DoneView>> WithdrawRole(RoleAsked asked);

    /// <summary>Applies a file as it was planned: all of it, or nothing.</summary>
    [Alias("apply-import"), ResponseTimeout("00:05:00")]
    Task<Answer<DoneView>> ApplyImport(ImportAsked asked);

    /// <summary>What importing this file would change, without changing anything.</summary>
    [Alias("plan-import"), ResponseTimeout("00:05:00")]
    Task<Answer<PlanView>> PlanImport(ImportAsked asked);
}

[GenerateSerializer, Immutable, Alias("founder-asked")]
public sealed record FounderAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] string Given, [property: Id(3)] string Family, [property: Id(4)] string Login);

[GenerateSerializer, Immutable, Alias("founder")]
public sealed record FounderView([property: Id(0)] Guid Person);

/// <param name="School">Null: in the whole district.</param>
/// <param name="Days">Null: from today on, without an end; of no meaning where a role is withdrawn.</param>
[GenerateSerializer, Immutable, Alias("role-asked")]
public sealed record RoleAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Person, [property: Id(3)] Role Role, [property: Id(4)] Guid? School, [property: Id(5)] DaysView? Days);

/// <param name="File">The roster file as it was read, in the reader's own form.</param>
/// <param name="Approved">Where it is applied: the <see cref="PlanView.Roster"/> of the plan that was approved.</param>
[GenerateSerializer, Immutable, Alias("import-asked")]
public sealed record ImportAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] ReadOnlyMemory<byte> File, [property: Id(3)] long? Approved = null);

/// <summary>What an import would do, thing by thing, to the roster as it is at a version.</summary>
/// <param name="Names">Of people and schools that are new, by the ids that they get.</param>
[GenerateSerializer, Immutable, Alias("import-plan")]
public sealed record PlanView(
    [property: Id(0)] long Roster, [property: Id(1)] ImmutableArray<ChangeView> Changes, [property: Id(2)] ImmutableArray<RemovalView> Removals,
    [property: Id(3)] ImmutableArray<NewNameView> Names, [property: Id(4)] ImmutableArray<FindingView> Findings);

[GenerateSerializer, Immutable, Alias("new-name")]
public sealed record NewNameView([property: Id(0)] Guid Id, [property: Id(1)] string Name);

/// <param name="Id">The school's or the person's; null for a school year.</param>
[GenerateSerializer, Immutable, Alias("import-change")]
public sealed record ChangeView(
    [property: Id(0)] ImportEntity Entity, [property: Id(1)] ImportAction Action, [property: Id(2)] Guid? Id, [property: Id(3)] Role? Role, [property: Id(4)] Guid? School);

[GenerateSerializer, Immutable, Alias("import-removal")]
public sealed record RemovalView([property: Id(0)] ImportThreshold Of, [property: Id(1)] int Removed, [property: Id(2)] int There);

/// <summary>Something in a file that is not as it should be: where, never the value.</summary>
[GenerateSerializer, Immutable, Alias("finding")]
public sealed record FindingView(
    [property: Id(0)] string File, [property: Id(1)] long? Line, [property: Id(2)] string? Column, [property: Id(3)] string Code, [property: Id(4)] string Severity,
    [property: Id(5)] string? Shape);
