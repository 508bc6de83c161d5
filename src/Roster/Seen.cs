using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DistrictCoaching.OneRoster;

/// <summary>Which ids came already. Keeps 8 bytes of each one's digest, so that five million are neither kept nor costly: two different ones are taken for the same with odds of one in a million.</summary>
internal sealed class Seen
{
    private const int Smallest = 8;

    // many small tables, since one large one would be in memory twice while it grows
    private readonly (ulong[]? Slots, int Count)[] tables = new (ulong[]?, int)[4096];

    /// <summary>What is kept of an id: never 0.</summary>
    public static ulong Key(ReadOnlySpan<byte> id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(id, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) | 1;
    }

    public static ulong Key(string id) => Key(Encoding.UTF8.GetBytes(id));

    /// <summary>False where it came already.</summary>
    public bool Add(ulong key)
    {
        ref var table = ref tables[key >> 52];
        table.Slots ??= new ulong[Smallest];
        ref var slot = ref Slot(table.Slots, key);
        if (slot == key)
        {
            return false;
        }

        slot = key;
        if (++table.Count > table.Slots.Length / 4 * 3)
        {
            table.Slots = Grown(table.Slots);
        }

        return true;
    }

    public bool Has(ulong key) => tables[key >> 52].Slots is { } slots && Slot(slots, key) == key;

    private static ref ulong Slot(ulong[] slots, ulong key)
    {
        var at = (int)(key >> 1) & (slots.Length - 1);
        while (slots[at] != 0 && slots[at] != key)
        {
            at = (at + 1) & (slots.Length - 1);
        }

        return ref slots[at];
    }

    private static ulong[] Grown(ulong[] slots)
    {
        var grown = new ulong[slots.Length * 2];
        foreach (var key in slots.Where(key => key != 0))
        {
            Slot(grown, key) = key;
        }

        return grown;
    }
}
