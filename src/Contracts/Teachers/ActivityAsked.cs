using DistrictCoaching.Domain;

namespace DistrictCoaching.Contracts;

/// <param name="Minutes">1 to 600.</param>
/// <param name="Note">At most 10,000 characters; null: none.</param>
[GenerateSerializer, Immutable, Alias("activity-asked")]
public sealed record ActivityAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Partner, [property: Id(3)] ActivityKind Kind,
    [property: Id(4)] Guid Subject, [property: Id(5)] Guid Skill, [property: Id(6)] DateOnly Day, [property: Id(7)] int Minutes, [property: Id(8)] string? Note);

[GenerateSerializer, Immutable, Alias("record-answer-asked")]
public sealed record RecordAnswerAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Activity, [property: Id(3)] bool Confirms);

/// <summary>Would this act be covered? Asked by the partner before it.</summary>
[GenerateSerializer, Immutable, Alias("coverage-asked")]
public sealed record CoverageAsked(
    [property: Id(0)] Guid By, [property: Id(1)] ActivityKind Kind, [property: Id(2)] Guid Subject, [property: Id(3)] Guid Skill, [property: Id(4)] DateOnly Day);

/// <summary>A partner reads the note of an activity.</summary>
[GenerateSerializer, Immutable, Alias("note-asked")]
public sealed record NoteAsked([property: Id(0)] Guid By, [property: Id(1)] Guid Activity);
