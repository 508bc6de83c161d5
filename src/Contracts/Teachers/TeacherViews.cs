using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Contracts;

/// <summary>How a consent stands today, to her who granted it. To anybody else it is live or not.</summary>
public enum ConsentState
{
    /// <summary>It permits what it covers today.</summary>
    Live,

    /// <summary>Granted from a later day on.</summary>
    Upcoming,

    /// <summary>She paused it.</summary>
    Paused,

    /// <summary>An absence suspended it; she may resume it.</summary>
    Suspended,

    /// <summary>Its last day or its last use is past.</summary>
    RanOut,

    /// <summary>Withdrawn, or ended by or because of the partner.</summary>
    Ended,
}

/// <param name="Held">Whether it is paused since a restore of the database, until she resumes it.</param>
[GenerateSerializer, Immutable, Alias("consent")]
public sealed record ConsentView(
    [property: Id(0)] Guid Id, [property: Id(1)] Guid Partner, [property: Id(2)] PartnerKind As, [property: Id(3)] PresetKind Preset, [property: Id(4)] ScopeView Scope,
    [property: Id(5)] DateOnly Until, [property: Id(6)] int? UsesLeft, [property: Id(7)] ConsentState State, [property: Id(8)] Guid Notice, [property: Id(9)] bool Held);

[GenerateSerializer, Immutable, Alias("relationship")]
public sealed record RelationshipView([property: Id(0)] Guid Partner, [property: Id(1)] Stage Stage);

/// <param name="HasNote">Whether a note was written; who may read it asks for it by the activity.</param>
[GenerateSerializer, Immutable, Alias("activity")]
public sealed record ActivityView(
    [property: Id(0)] Guid Id, [property: Id(1)] Guid Partner, [property: Id(2)] Guid By, [property: Id(3)] ActivityKind Kind, [property: Id(4)] Guid Subject,
    [property: Id(5)] Guid Skill, [property: Id(6)] DateOnly Day, [property: Id(7)] int Minutes, [property: Id(8)] ActivityState State, [property: Id(9)] bool HasNote);

/// <summary>Everything of hers that is not text, as she sees it.</summary>
[GenerateSerializer, Immutable, Alias("own-view")]
public sealed record TeacherView(
    [property: Id(0)] ImmutableArray<ConsentView> Consents, [property: Id(1)] ImmutableArray<RelationshipView> Relationships,
    [property: Id(2)] ImmutableArray<ActivityView> Activities, [property: Id(3)] ImmutableArray<EvaluatorView> Evaluators);

[GenerateSerializer, Immutable, Alias("evaluator")]
public sealed record EvaluatorView([property: Id(0)] Guid Person, [property: Id(1)] DaysView Days);

/// <summary>Whether an act would be covered, and if not, why.</summary>
[GenerateSerializer, Immutable, Alias("coverage")]
public sealed record CoverageView([property: Id(0)] bool Covered, [property: Id(1)] RefusalView? Missing);

/// <summary>What a partner may see of a teacher while something is live.</summary>
[GenerateSerializer, Immutable, Alias("partnership")]
public sealed record PartnershipView([property: Id(0)] Stage Stage, [property: Id(1)] ImmutableArray<ActivityView> Activities);

[GenerateSerializer, Immutable, Alias("text")]
public sealed record TextView([property: Id(0)] string Text);

/// <summary>Proves that a consent was granted, on which notice and when; never that it is live.</summary>
/// <param name="Hash">The chain's value after the grant: 32 bytes.</param>
[GenerateSerializer, Immutable, Alias("receipt")]
public sealed record ReceiptView(
    [property: Id(0)] Guid Consent, [property: Id(1)] Guid Partner, [property: Id(2)] PartnerKind As, [property: Id(3)] PresetKind Preset, [property: Id(4)] ScopeView Scope,
    [property: Id(5)] DaysView Days, [property: Id(6)] Guid Notice, [property: Id(7)] DateTimeOffset GrantedAt, [property: Id(8)] ImmutableArray<byte> Hash);
