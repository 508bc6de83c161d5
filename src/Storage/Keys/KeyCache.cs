using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Opened keys, at most so many and for at most a minute, so that a key destroyed elsewhere is soon gone here too.</summary>
internal sealed class KeyCache(TimeProvider clock)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(DistrictId, Guid), (byte[] Key, long Since)> keys = [];
    private long epoch;

    /// <summary>Moves whenever a key is dropped: what was read before is then not kept.</summary>
    public long Epoch => Volatile.Read(ref epoch);

    public Dictionary<Guid, byte[]> Find(DistrictId district, IReadOnlyList<Guid> owners, out List<Guid> missing)
    {
        var found = new Dictionary<Guid, byte[]>(owners.Count);
        missing = [];
        lock (gate)
        {
            foreach (var owner in owners)
            {
                if (keys.TryGetValue((district, owner), out var kept) && clock.GetElapsedTime(kept.Since) < Kept)
                {
                    found[owner] = kept.Key;
                }
                else
                {
                    missing.Add(owner);
                }
            }
        }

        return found;
    }

    public void Keep(DistrictId district, Guid owner, byte[] key, long read)
    {
        lock (gate)
        {
            if (read != epoch)
            {
                return;
            }

            if (keys.Count >= Most)
            {
                keys.Clear();
            }

            keys[(district, owner)] = (key, clock.GetTimestamp());
        }
    }

    public void Drop(DistrictId district)
    {
        lock (gate)
        {
            epoch++;
            foreach (var gone in keys.Keys.Where(key => key.Item1 == district).ToList())
            {
                keys.Remove(gone);
            }
        }
    }

    public void Drop(DistrictId district, Guid owner)
    {
        lock (gate)
        {
            epoch++;
            keys.Remove((district, owner));
        }
    }
}
