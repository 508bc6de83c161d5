namespace DistrictCoaching.Domain;

/// <summary>A district that is being imported, and is none here until it is opened.</summary>
/// <param name="Archive">Which archive is here as a whole; null while it is being written.</param>
/// <param name="Digest">Of all that is in that archive.</param>
public sealed record Arrival(Slug Slug, Guid? Archive = null, Digest? Digest = null);
