namespace DistrictCoaching.Contracts;

/// <summary>Erase every text about her coaching.</summary>
[GenerateSerializer, Immutable, Alias("erasure-asked")]
public sealed record ErasureAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By);
