using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Contracts;

/// <summary>What those who run the service do to a district; every one of it stands in its journal with a reason.</summary>
public partial interface IDistrictGrain
{
    /// <summary>From the answer on, no act of coaching is appended and nothing that depends on a consent is told, at any silo.</summary>
    [Alias("suspend")]
    Task<Answer<DistrictStateView>> Suspend(OrderAsked asked);

    /// <summary>It works again, and is not deleted.</summary>
    [Alias("resume")]
    Task<Answer<DistrictStateView>> Resume(OrderAsked asked);

    /// <summary>It is deleted after so many days, unless it is resumed before.</summary>
    [Alias("order-deletion")]
    Task<Answer<DistrictStateView>> OrderDeletion(DeletionAsked asked);

    /// <summary>From the answer on it cannot be resumed; refused before its time has come.</summary>
    [Alias("begin-deletion")]
    Task<Answer<DeletionOrderView>> BeginDeletion();

    /// <summary>Sets all of its limits anew; what is there already stays.</summary>
    [Alias("set-limits")]
    Task<Answer<LimitsView>> SetLimits(LimitsAsked asked);

    /// <summary>What those who run the service allow it; a district that was never founded may what every district may.</summary>
    [Alias("limits")]
    Task<LimitsView> Limits();

    /// <summary>Says that one of its leads is given a link to sign in, before there is one; until when it may work.</summary>
    [Alias("give-lead-sign-in")]
    Task<Answer<LeadSignInView>> GiveLeadSignIn(LeadSignInAsked asked);

    /// <summary>What those who run the service did to it, oldest first.</summary>
    [Alias("operator-acts")]
    Task<ImmutableArray<OperatorActView>> OperatorActs();
}

/// <param name="Client">Which client of those who run the service asks.</param>
/// <param name="Reason">1 to 500 characters.</param>
[GenerateSerializer, Immutable, Alias("order-asked")]
public sealed record OrderAsked([property: Id(0)] Guid Operation, [property: Id(1)] string Client, [property: Id(2)] string Reason);

/// <param name="Typed">The slug as it was typed again.</param>
[GenerateSerializer, Immutable, Alias("deletion-asked")]
public sealed record DeletionAsked([property: Id(0)] OrderAsked Order, [property: Id(1)] string Typed, [property: Id(2)] string Slug, [property: Id(3)] int Days);

[GenerateSerializer, Immutable, Alias("limits-asked")]
public sealed record LimitsAsked([property: Id(0)] OrderAsked Order, [property: Id(1)] LimitsView Limits);

/// <summary>Each null where the service's default is in force.</summary>
[GenerateSerializer, Immutable, Alias("limits")]
public sealed record LimitsView(
    [property: Id(0)] int? PointsPerSecond, [property: Id(1)] int? Burst, [property: Id(2)] int? OperationsAtOnce, [property: Id(3)] int? People, [property: Id(4)] int? Webhooks, [property: Id(5)] int? Apps);

[GenerateSerializer, Immutable, Alias("lead-sign-in-asked")]
public sealed record LeadSignInAsked([property: Id(0)] OrderAsked Order, [property: Id(1)] Guid Lead);

[GenerateSerializer, Immutable, Alias("lead-sign-in")]
public sealed record LeadSignInView([property: Id(0)] DateTimeOffset Until);

/// <summary>By whose order it is deleted, and when that was given.</summary>
[GenerateSerializer, Immutable, Alias("deletion-order")]
public sealed record DeletionOrderView([property: Id(0)] string Client, [property: Id(1)] DateTimeOffset Ordered);

/// <param name="DeletionDue">When it is deleted, unless it is resumed before; null where it is not.</param>
[GenerateSerializer, Immutable, Alias("district-state")]
public sealed record DistrictStateView([property: Id(0)] DistrictState State, [property: Id(1)] DateTimeOffset? DeletionDue);

/// <param name="Reason">Empty where it can no longer be read.</param>
/// <param name="Person">The lead who was given a link; null of what is about nobody.</param>
[GenerateSerializer, Immutable, Alias("operator-act")]
public sealed record OperatorActView([property: Id(0)] OperatorActKind Kind, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string Client, [property: Id(3)] string Reason, [property: Id(4)] Guid? Person);

/// <summary>What those who run the service may do to a district.</summary>
public enum OperatorActKind
{
    /// <summary>They suspended it.</summary>
    Suspended,

    /// <summary>They resumed it, and called off a deletion that was ordered.</summary>
    Resumed,

    /// <summary>They ordered that it be deleted.</summary>
    DeletionOrdered,

    /// <summary>They gave a lead a link to sign in, because none could get in.</summary>
    LeadSignInGiven,

    /// <summary>They exported it, to move it to another service.</summary>
    Exported,

    /// <summary>They called an export off: it stays here.</summary>
    ExportCalledOff,

    /// <summary>They let it go to another service, for ever.</summary>
    Moved,

    /// <summary>They took it over from another service.</summary>
    Arrived,

    /// <summary>They restored the service's database to an earlier point: what was ended since is ended, everything else that was said since is gone, and consents that may be concerned wait for their teachers' word.</summary>
    Restored,

    /// <summary>They set what it may have and spend.</summary>
    LimitsSet,
}
