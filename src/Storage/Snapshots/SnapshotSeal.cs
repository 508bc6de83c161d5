using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DistrictCoaching.Storage;

/// <summary>Proves that a body is one of ours, of this history: the chain's value names stream and version, and all that happened before.</summary>
internal static class SnapshotSeal
{
    public const string Purpose = "snapshot";

    public static byte[] Of(byte[] key, Snapshot snapshot)
    {
        using var seal = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Add(seal, snapshot.Hash.Span);
        Add(seal, Encoding.UTF8.GetBytes(snapshot.Format));
        Add(seal, snapshot.Body.Span);
        return seal.GetHashAndReset();
    }

    /// <summary>Every part has its length before it.</summary>
    private static void Add(IncrementalHash seal, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        seal.AppendData(length);
        seal.AppendData(part);
    }
}
