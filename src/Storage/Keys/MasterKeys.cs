namespace DistrictCoaching.Storage;

/// <summary>A key that wraps the districts' keys. Numbers start at 1; the highest wraps what is new.</summary>
public sealed record MasterKey(int Number, ReadOnlyMemory<byte> Bytes);

/// <summary>The master keys of an installation: the newest wraps, the others only open what they wrapped.</summary>
public sealed partial class MasterKeys
{
    private readonly Dictionary<int, byte[]> keys;

    /// <exception cref="StorageException">None, two of one number, or one that is not 32 bytes.</exception>
    public MasterKeys(IReadOnlyList<MasterKey> given)
    {
        if (given.Count == 0 || given.DistinctBy(key => key.Number).Count() != given.Count || given.Any(key => key.Number < 1 || key.Bytes.Length != Wrapping.KeyLength))
        {
            throw new StorageException("MASTER_KEY_INVALID", "Give at least one master key: each with its own number from 1 on and 32 random bytes.");
        }

        keys = given.ToDictionary(key => key.Number, key => key.Bytes.ToArray());
        Newest = keys.Keys.Max();
    }

    /// <summary>The number of the one that wraps.</summary>
    public int Newest { get; }

    /// <summary>Whether older ones were given too, as they must be while keys are still wrapped by them.</summary>
    public bool HasOlder => keys.Count > 1;

    internal IEnumerable<MasterKey> All => keys.OrderBy(key => key.Key).Select(key => new MasterKey(key.Key, key.Value));

    internal byte[] this[int number] => keys.TryGetValue(number, out var key)
        ? key
        : throw new StorageException("MASTER_KEY_MISSING", $"Stored keys were wrapped by master key {number}, which was not given. Give it beside the newer ones.");
}
