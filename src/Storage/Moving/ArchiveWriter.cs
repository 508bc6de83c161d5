using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DistrictCoaching.Storage;

/// <summary>
/// The form of an archive: a word, 32 random bytes, then pieces of at most 64 KiB, each with its length, sealed with AES-256-GCM under a key of this archive alone. A piece's nonce is its number and whether it is the last,
/// so that none can be changed, moved, left out or added. What is in the pieces is frames: a kind, a length, JSON.
/// </summary>
internal sealed class ArchiveWriter : IDisposable
{
    public const int Piece = 64 * 1024, Tag = 16, Salt = 32;
    public const string Sealing = "district-archive/1 pieces", Packing = "district-archive/1 key";
    public static readonly byte[] Word = "DCMOVE01"u8.ToArray();

    private readonly Stream file;
    private readonly AesGcm aes;
    private readonly byte[] head, piece = new byte[Piece];
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long number;
    private int filled;

    public ArchiveWriter(Stream file, TransportKey key)
    {
        this.file = file;
        head = [.. Word, .. RandomNumberGenerator.GetBytes(Salt)];
        aes = new(key.Derive(head.AsSpan(Word.Length), Sealing), Tag);
        PackingKey = key.Derive(head.AsSpan(Word.Length), Packing);
        file.Write(head);
    }

    /// <summary>Under which the district's own key travels.</summary>
    public byte[] PackingKey { get; }

    /// <summary>SHA-256 of the frames so far.</summary>
    public byte[] Digest => digest.GetCurrentHash();

    public static byte[] Nonce(long number, bool last)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    public void Add(object part)
    {
        var (kind, body) = ArchiveFrames.Write(part);
        var start = new byte[5];
        start[0] = kind;
        BinaryPrimitives.WriteInt32BigEndian(start.AsSpan(1), body.Length);
        Put(start);
        Put(body);
    }

    /// <summary>Writes the last piece and has all of it on the disk.</summary>
    public void End() => Seal(last: true);

    public void Dispose()
    {
        aes.Dispose();
        digest.Dispose();
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        digest.AppendData(bytes);
        while (!bytes.IsEmpty)
        {
            if (filled == Piece)
            {
                Seal(last: false);
            }

            var now = Math.Min(bytes.Length, Piece - filled);
            bytes[..now].CopyTo(piece.AsSpan(filled));
            filled += now;
            bytes = bytes[now..];
        }
    }

    private void Seal(bool last)
    {
        var closed = new byte[4 + filled + Tag];
        BinaryPrimitives.WriteInt32BigEndian(closed, filled + Tag);
        aes.Encrypt(Nonce(number++, last), piece.AsSpan(0, filled), closed.AsSpan(4, filled), closed.AsSpan(4 + filled), head);
        file.Write(closed);
        filled = 0;
    }
}
