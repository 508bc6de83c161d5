using System.Security.Cryptography;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Master → district → owner: gives owners' keys opened, and keeps a few of them for a short while.</summary>
public sealed class KeyRing
{
    private readonly IKeyStore store;
    private readonly MasterKeys masters;
    private readonly TimeProvider clock;
    private readonly KeyCache cache;

    private KeyRing(IKeyStore store, MasterKeys masters, TimeProvider clock) => (this.store, this.masters, this.clock, cache) = (store, masters, clock, new(clock));

    /// <summary>Told of every key before it is destroyed; null where nothing is kept.</summary>
    internal EndingLedger? Ledger { get; set; }

    /// <summary>Opens a key store, and proves with the service's own key that the master keys are the right ones.</summary>
    /// <exception cref="StorageException">A master key is missing or wrong.</exception>
    public static async Task<KeyRing> Open(IKeyStore store, MasterKeys masters, TimeProvider clock, CancellationToken cancel = default)
    {
        var ring = new KeyRing(store, masters, clock);
        await ring.District(DistrictId.Service, cancel);
        return ring;
    }

    /// <summary>Wraps every district's key with the newest master key. May run while others read and write; run again it changes nothing.</summary>
    public async Task<int> Rotate(CancellationToken cancel = default)
    {
        var rewrapped = 0;
        foreach (var (district, owner, old) in await store.All(cancel))
        {
            if (owner == Guid.Empty && !old.Bytes.IsEmpty && old.By != masters.Newest
                && await store.Rewrap(district, owner, old, Wrap(district, OpenDistrict(district, old)), cancel))
            {
                rewrapped++;
            }
        }

        return rewrapped;
    }

    /// <summary>The keys of owners that have one; destroyed ones are left out.</summary>
    internal async Task<IReadOnlyDictionary<Guid, byte[]>> Find(DistrictId district, IReadOnlyList<Guid> owners, CancellationToken cancel)
    {
        var keys = cache.Find(district, owners, out var missing);
        if (missing.Count > 0)
        {
            var epoch = cache.Epoch;
            await Unwrap(district, await store.Find(district, missing, cancel), keys, epoch, cancel);
        }

        return keys;
    }

    /// <summary>The keys of owners, made where there are none yet.</summary>
    /// <exception cref="ErasedException">One of them was destroyed.</exception>
    internal async Task<IReadOnlyDictionary<Guid, byte[]>> FindOrMake(DistrictId district, IReadOnlyList<Guid> owners, CancellationToken cancel)
    {
        var keys = cache.Find(district, owners, out var missing);
        if (missing.Count == 0)
        {
            return keys;
        }

        var epoch = cache.Epoch;
        var stored = await store.Find(district, missing, cancel);
        await Unwrap(district, stored, keys, epoch, cancel);
        var absent = missing.Where(owner => !stored.ContainsKey(owner)).ToList();
        if (absent.Count > 0)
        {
            var above = await District(district, cancel);
            var made = absent.Select(owner => (owner, new WrappedKey(0, Wrapping.Seal(above, Place(district, owner), RandomNumberGenerator.GetBytes(Wrapping.KeyLength))))).ToList();
            await Unwrap(district, await store.Add(district, made, cancel), keys, epoch, cancel);
        }

        return owners.All(keys.ContainsKey) ? keys : throw new ErasedException();
    }

    /// <summary>Destroys an owner's key: durable, and forgotten here, when it returns. Other processes forget it within a minute.</summary>
    internal async Task Destroy(DistrictId district, Guid owner, CancellationToken cancel)
    {
        if (Ledger is not null && !await IsDestroyed(district, owner, cancel))
        {
            await Keep(district, owner);
        }

        await store.Destroy(district, owner, cancel);
        cache.Drop(district, owner);
    }

    /// <summary>Destroys the district's own key and every key under it: durable, and forgotten here, when it returns. Other processes forget them within a minute.</summary>
    internal async Task DestroyAll(DistrictId district, CancellationToken cancel)
    {
        await Keep(district, null);
        await store.DestroyAll(district, cancel);
        cache.Drop(district);
    }

    /// <summary>Destroys one key, or with null all of a district, where a restored store does not know that it is destroyed; says whether it had it again.</summary>
    internal async Task<bool> DestroyAgain(DistrictId district, Guid? owner, CancellationToken cancel)
    {
        var key = owner ?? Guid.Empty;
        var isThere = (await store.Find(district, [key], cancel)).TryGetValue(key, out var stored);
        if (isThere && stored!.Bytes.IsEmpty)
        {
            return false;
        }

        await (owner is { } one ? Destroy(district, one, cancel) : DestroyAll(district, cancel));
        return isThere;
    }

    /// <summary>The district's own key under a transport key; every key under it travels as it is.</summary>
    /// <exception cref="ErasedException">It was destroyed.</exception>
    internal async Task<byte[]> Pack(DistrictId district, byte[] transport, CancellationToken cancel)
    {
        var key = await District(district, cancel);
        return Wrapping.Seal(transport, TransportPlace(district), key);
    }

    /// <summary>Takes a district's own key from another service, under a master key of this one. False: another key is here in its place, or one that was destroyed.</summary>
    /// <exception cref="CryptographicException">Another transport key, or changed bytes.</exception>
    internal async Task<bool> Unpack(DistrictId district, byte[] transport, byte[] packed, CancellationToken cancel)
    {
        var key = Wrapping.Open(transport, TransportPlace(district), packed);
        var stored = (await store.Add(district, [(Guid.Empty, Wrap(district, key))], cancel))[Guid.Empty];
        return !stored.Bytes.IsEmpty && key.AsSpan().SequenceEqual(OpenDistrict(district, stored));
    }

    /// <summary>Whether the district's own key was destroyed, and all with it. Asked of the store.</summary>
    internal Task<bool> IsDestroyed(DistrictId district, CancellationToken cancel) => IsDestroyed(district, Guid.Empty, cancel);

    /// <summary>A key of the district for one purpose, for ever the same.</summary>
    internal async Task<byte[]> Derive(DistrictId district, string purpose, CancellationToken cancel) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, await District(district, cancel), Wrapping.KeyLength, info: System.Text.Encoding.UTF8.GetBytes(purpose));

    private async Task<bool> IsDestroyed(DistrictId district, Guid owner, CancellationToken cancel) =>
        (await store.Find(district, [owner], cancel)).TryGetValue(owner, out var key) && key.Bytes.IsEmpty;

    private Task Keep(DistrictId district, Guid? owner) => Ledger?.Keep(new KeyGone(clock.GetUtcNow(), district.Value, owner)) ?? Task.CompletedTask;

    private async Task<byte[]> District(DistrictId district, CancellationToken cancel)
    {
        if (cache.Find(district, [Guid.Empty], out _).TryGetValue(Guid.Empty, out var key))
        {
            return key;
        }

        var epoch = cache.Epoch;
        var found = await store.Find(district, [Guid.Empty], cancel);
        if (found.Count == 0)
        {
            found = await store.Add(district, [(Guid.Empty, Wrap(district, RandomNumberGenerator.GetBytes(Wrapping.KeyLength)))], cancel);
        }

        key = found[Guid.Empty].Bytes.IsEmpty ? throw new ErasedException() : OpenDistrict(district, found[Guid.Empty]);
        cache.Keep(district, Guid.Empty, key, epoch);
        return key;
    }

    private async Task Unwrap(DistrictId district, IReadOnlyDictionary<Guid, WrappedKey> stored, Dictionary<Guid, byte[]> keys, long epoch, CancellationToken cancel)
    {
        foreach (var (owner, wrapped) in stored.Where(one => !one.Value.Bytes.IsEmpty))
        {
            var key = Wrapping.Open(await District(district, cancel), Place(district, owner), wrapped.Bytes.Span);
            keys[owner] = key;
            cache.Keep(district, owner, key, epoch);
        }
    }

    private WrappedKey Wrap(DistrictId district, byte[] key) =>
        new(masters.Newest, Wrapping.Seal(masters[masters.Newest], Place(district, Guid.Empty), key));

    private byte[] OpenDistrict(DistrictId district, WrappedKey wrapped)
    {
        try
        {
            return Wrapping.Open(masters[wrapped.By], Place(district, Guid.Empty), wrapped.Bytes.Span);
        }
        catch (CryptographicException e)
        {
            throw new StorageException("MASTER_KEY_WRONG", $"Master key {wrapped.By} is not the one that wrapped the stored keys. Give the right one.", e);
        }
    }

    private static byte[] TransportPlace(DistrictId district) => Wrapping.Place((byte)'t', district.Value, Guid.Empty);

    private static byte[] Place(DistrictId district, Guid owner) => Wrapping.Place((byte)'k', district.Value, owner);
}
