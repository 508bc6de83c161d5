using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Contracts;

/// <summary>What a consent is to cover. No skills: as we agree; no weekdays: every day.</summary>
[GenerateSerializer, Immutable, Alias("scope")]
public sealed record ScopeView(
    [property: Id(0)] ImmutableArray<ActivityKind> Activities, [property: Id(1)] ImmutableArray<Guid> Subjects,
    [property: Id(2)] ImmutableArray<Guid> Skills, [property: Id(3)] ImmutableArray<DayOfWeek> Weekdays);

/// <summary>What the caller asked, and nothing else: it is hashed to recognise the operation.</summary>
[GenerateSerializer, Immutable, Alias("grant-asked")]
public sealed record GrantAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Partner, [property: Id(3)] PartnerKind As,
    [property: Id(4)] PresetKind Preset, [property: Id(5)] ScopeView Scope, [property: Id(6)] DaysView? Days, [property: Id(7)] Guid Notice,
    [property: Id(8)] Guid? Invitation);

[GenerateSerializer, Immutable, Alias("widen-asked")]
public sealed record WidenAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Consent, [property: Id(3)] ScopeView Scope,
    [property: Id(4)] DateOnly? Until, [property: Id(5)] Guid Notice);

[GenerateSerializer, Immutable, Alias("renew-asked")]
public sealed record RenewAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Consent, [property: Id(3)] DateOnly Until, [property: Id(4)] Guid Notice);

/// <summary>Decline what was proposed under this very operation.</summary>
[GenerateSerializer, Immutable, Alias("decline-asked")]
public sealed record DeclineAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By);

/// <summary>Pause, resume or withdraw one consent.</summary>
[GenerateSerializer, Immutable, Alias("consent-asked")]
public sealed record ConsentAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Consent);
