using DistrictCoaching.Domain;

namespace DistrictCoaching.Contracts;

/// <summary>Teacher or partner ends what there is between them.</summary>
[GenerateSerializer, Immutable, Alias("end-asked")]
public sealed record EndAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Partner);

[GenerateSerializer, Immutable, Alias("stage-asked")]
public sealed record StageAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Partner, [property: Id(3)] Stage Stage);

/// <summary>An answer to an invitation: hers alone.</summary>
[GenerateSerializer, Immutable, Alias("answer-asked")]
public sealed record AnswerAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Invitation, [property: Id(3)] InvitationAnswer Answer);

[GenerateSerializer, Immutable, Alias("evaluator-asked")]
public sealed record EvaluatorAsked(
    [property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Evaluator, [property: Id(3)] DaysView Days);

[GenerateSerializer, Immutable, Alias("release-asked")]
public sealed record ReleaseAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] Guid Evaluator);
