using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace DistrictCoaching.OneRoster;

/// <summary>Which ids came already. Keeps 8 bytes of each one's digest, so that five million are neither kept nor costly: two different ones are taken for the same with odds of one in a million.</summary>
internal sealed class Seen
{
    private ulong[] slots = new ulong[64];

    public int Count { get; private set; }

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
        ref var slot = ref Slot(key);
        if (slot == key)
        {
            return false;
        }

        slot = key;
        if (++Count > slots.Length / 4 * 3)
        {
            Grow();
        }

        return true;
    }

    public bool Has(ulong key) => Slot(key) == key;

    private ref ulong Slot(ulong key)
    {
        var at = (int)(key >> 1) & (slots.Length - 1);
        while (slots[at] != 0 && slots[at] != key)
        {
            at = (at + 1) & (slots.Length - 1);
        }

        return ref slots[at];
    }

    private void Grow()
    {
        var old = slots;
        slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)old.Length + 1)];
        foreach (var key in old)
        {
            if (key != 0)
            {
                Slot(key) = key;
            }
        }
    }
}
