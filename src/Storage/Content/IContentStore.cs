using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Sealed bytes in the journal's database. Writing is <see cref="Change.Contents"/>' work, in the event's transaction.</summary>
public interface IContentStore
{
    Task<IReadOnlyList<SealedItem>> Find(DistrictId district, IReadOnlyList<(Guid Owner, ContentId Item)> items, CancellationToken cancel = default);

    /// <summary>
    /// In one transaction: the guards' heads stand (else <see cref="Outcome.Moved"/> and nothing is written), <paramref name="entry"/> becomes the next event of
    /// (district, <see cref="StreamKind.Access"/>, owner), and the sealed item is taken. Given only after the commit.
    /// Where there is no such item, nothing is written either: <see cref="Outcome.Appended"/> and null.
    /// </summary>
    Task<(Outcome Outcome, SealedItem? Item)> Take(DistrictId district, Guid actor, Guid owner, ContentId item, Stored entry, IReadOnlyList<Guard> guards, CancellationToken cancel = default);

    /// <summary>Deletes all sealed items of an owner, overwriting where the store can.</summary>
    Task Delete(DistrictId district, Guid owner, CancellationToken cancel = default);
}
