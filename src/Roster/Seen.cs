using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DistrictCoaching.OneRoster;

/// <summary>Which ids came already. Keeps 8 bytes of each one's digest, so that five million are neither kept nor costly: two different ones are taken for the same with odds of one in a million.</summary>
internal sealed class Seen
{
    private const int ChunkBits = 6, TableBits = 9;

    // Many tables, each of small chunks: what one no longer needs when it grows is the next one's, so that growing leaves nothing behind.
    private readonly (ulong[][]? Chunks, int Count)[] tables = new (ulong[][]?, int)[1 << TableBits];
    private readonly Stack<ulong[]> free = [];

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
        ref var table = ref tables[key >> (64 - TableBits)];
        table.Chunks ??= [Chunk()];
        ref var slot = ref Slot(table.Chunks, key);
        if (slot == key)
        {
            return false;
        }

        slot = key;
        if (++table.Count > (table.Chunks.Length << ChunkBits) / 4 * 3)
        {
            table.Chunks = Grown(table.Chunks);
        }

        return true;
    }

    public bool Has(ulong key) => tables[key >> (64 - TableBits)].Chunks is { } chunks && Slot(chunks, key) == key;

    private static ref ulong Slot(ulong[][] chunks, ulong key)
    {
        var (at, mask) = ((int)(key >> 1), (chunks.Length << ChunkBits) - 1);
        while (true)
        {
            ref var slot = ref chunks[(at & mask) >> ChunkBits][at & ((1 << ChunkBits) - 1)];
            if (slot == 0 || slot == key)
            {
                return ref slot;
            }

            at++;
        }
    }

    private ulong[] Chunk() => free.TryPop(out var chunk) ? chunk : new ulong[1 << ChunkBits];

    private ulong[][] Grown(ulong[][] chunks)
    {
        var grown = new ulong[chunks.Length * 2][];
        for (var at = 0; at < grown.Length; at++)
        {
            grown[at] = Chunk();
        }

        foreach (var chunk in chunks)
        {
            foreach (var key in chunk.Where(key => key != 0))
            {
                Slot(grown, key) = key;
            }

            Array.Clear(chunk);
            free.Push(chunk);
        }

        return grown;
    }
}
