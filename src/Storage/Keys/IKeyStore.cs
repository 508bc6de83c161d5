using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Wrapped keys, in a store of their own, apart from the journal's and its backups.</summary>
public interface IKeyStore
{
    /// <summary>The wrapped keys of owners that have one; a destroyed key is there with an empty value.</summary>
    Task<IReadOnlyDictionary<Guid, WrappedKey>> Find(DistrictId district, IReadOnlyList<Guid> owners, CancellationToken cancel = default);

    /// <summary>Adds keys where the owner has none (destroyed counts as having one) and gives what is stored now for each.</summary>
    Task<IReadOnlyDictionary<Guid, WrappedKey>> Add(DistrictId district, IReadOnlyList<(Guid Owner, WrappedKey Key)> keys, CancellationToken cancel = default);

    /// <summary>Replaces an owner's wrapping (rotation) if it still is <paramref name="old"/>; says whether it was.</summary>
    Task<bool> Rewrap(DistrictId district, Guid owner, WrappedKey old, WrappedKey wrapped, CancellationToken cancel = default);

    /// <summary>Overwrites the key with nothing, for ever. Durable when it returns.</summary>
    Task Destroy(DistrictId district, Guid owner, CancellationToken cancel = default);

    /// <summary>A district's owners after one of them, in the order of their ids, each with its key; a destroyed one is there with an empty value. After <see cref="Guid.Empty"/> come all but the district itself.</summary>
    Task<IReadOnlyList<(Guid Owner, WrappedKey Key)>> Page(DistrictId district, Guid after, int most, CancellationToken cancel = default);

    /// <summary>How many keys a district has; destroyed ones do not count.</summary>
    Task<long> Count(DistrictId district, CancellationToken cancel = default);

    /// <summary>The same to the district's own key and to every key under it, also where the district has none yet: none is ever made there again.</summary>
    Task DestroyAll(DistrictId district, CancellationToken cancel = default);

    /// <summary>All owners with a key, for rotation; the district's own key stands under the owner <see cref="Guid.Empty"/>.</summary>
    Task<IReadOnlyList<(DistrictId District, Guid Owner, WrappedKey Key)>> All(CancellationToken cancel = default);
}

/// <summary>A key encrypted with the one above it, and the number of that one.</summary>
/// <param name="Bytes">Empty: destroyed.</param>
public sealed record WrappedKey(int By, ReadOnlyMemory<byte> Bytes);
