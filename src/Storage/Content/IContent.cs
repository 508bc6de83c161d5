using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Everything personal: sealed with its person's key, apart from the events that speak of it.</summary>
public interface IContent
{
    /// <summary>
    /// Seals items for a <see cref="Change"/> (which writes them in its transaction) and gives the reference for the event of each, in order.
    /// Makes the owners' keys where there are none yet. An owner that was erased is refused with <see cref="ErasedException"/>.
    /// </summary>
    Task<IReadOnlyList<(ContentRef Reference, SealedItem Item)>> Seal(DistrictId district, IReadOnlyList<ClearItem> items, CancellationToken cancel = default);

    /// <summary>Opens items that need no access entry: a person's own, or a district's names. Missing and erased ones are left out.</summary>
    /// <param name="key">Whose key sealed them; null: each its owner's.</param>
    Task<IReadOnlyDictionary<ContentId, ReadOnlyMemory<byte>>> Open(
        DistrictId district, IReadOnlyList<(Guid Owner, ContentId Item)> items, Guid? key = null, CancellationToken cancel = default);

    /// <summary>
    /// Opens one item for another person: heads checked, access entry appended to the owner's access stream and ciphertext taken in one transaction;
    /// the content is given only after its commit.
    /// </summary>
    Task<Reading> OpenFor(DistrictId district, PersonId reader, Guid owner, ContentId item, IReadOnlyList<Guard> guards, Guid? key = null, CancellationToken cancel = default);

    /// <summary>Destroys one key: durable when it returns. What it sealed can never be opened again.</summary>
    Task Destroy(DistrictId district, Guid key, CancellationToken cancel = default);

    /// <summary>Destroys the owner's key, then deletes what it sealed. What was sealed with it can never be opened again.</summary>
    Task Erase(DistrictId district, Guid owner, CancellationToken cancel = default);

    /// <summary>
    /// A value's stand-in, for look-ups by what must not be stored (a login, a roster's id): HMAC-SHA256 with a key of this district and purpose, the same for ever.
    /// The caller brings values into one spelling first.
    /// </summary>
    Task<IReadOnlyList<Digest>> Blind(DistrictId district, string purpose, IReadOnlyList<string> values, CancellationToken cancel = default);
}

/// <summary>How a reading by another person ended: <see cref="Outcome.Appended"/> with the content (null where there is none), or <see cref="Outcome.Moved"/>.</summary>
public readonly record struct Reading(Outcome Outcome, ReadOnlyMemory<byte>? Content);

/// <summary>The owner's key was destroyed: nothing more can be sealed for her.</summary>
public sealed class ErasedException() : InvalidOperationException("The key of this owner was destroyed.");
