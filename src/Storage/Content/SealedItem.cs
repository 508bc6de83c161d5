using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Content as it lies in the store: encrypted with the key of the person (or district) it is about.</summary>
/// <param name="Owner">The person, or for a district's own texts the district.</param>
public sealed record SealedItem(Guid Owner, ContentId Item, ReadOnlyMemory<byte> Sealed);

/// <summary>Content before it is sealed, and after it was opened.</summary>
public sealed record ClearItem(Guid Owner, ContentId Item, ReadOnlyMemory<byte> Content)
{
    /// <summary>Whose key seals it; the owner's own unless it is named, as a teacher's texts have theirs.</summary>
    public Guid Key { get; init; } = Owner;
}
