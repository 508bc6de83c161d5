namespace DistrictCoaching.Domain;

/// <summary>A district that is being imported, and is none here until it is opened.</summary>
/// <param name="Number">For which it is released where it came from, and for no other.</param>
/// <param name="Archive">Which archive is here as a whole; null while it is being written.</param>
/// <param name="Digest">Of all that is in that archive.</param>
public sealed record Arrival(Slug Slug, Guid Number, Guid? Archive = null, Digest? Digest = null);
