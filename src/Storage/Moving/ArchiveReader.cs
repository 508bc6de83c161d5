using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DistrictCoaching.Storage;

/// <summary>Reads what <see cref="ArchiveWriter"/> wrote; nothing is given that was not sealed so and in that place.</summary>
internal sealed class ArchiveReader : IDisposable
{
    private const int LongestFrame = 64 * 1024 * 1024;

    private readonly Stream file;
    private readonly AesGcm aes;
    private readonly byte[] head = new byte[ArchiveWriter.Word.Length + ArchiveWriter.Salt];
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] piece = [];
    private int used;
    private long number;
    private bool last;

    /// <exception cref="StorageException">It is no archive.</exception>
    public ArchiveReader(Stream file, TransportKey key)
    {
        this.file = file;
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan().StartsWith(ArchiveWriter.Word))
        {
            throw Unreadable();
        }

        var salt = head.AsSpan(ArchiveWriter.Word.Length);
        aes = new(key.Derive(salt, ArchiveWriter.Sealing), ArchiveWriter.Tag);
        PackingKey = key.Derive(salt, ArchiveWriter.Packing);
    }

    public byte[] PackingKey { get; }

    /// <summary>SHA-256 of the frames given so far but the last.</summary>
    public byte[] Digest { get; private set; } = [];

    public static StorageException Unreadable(Exception? e = null) =>
        new("ARCHIVE_UNREADABLE", "The archive does not open: the transport key is another one, or the file was changed or cut. Nothing was written. Give the key that it was exported with, or copy the file again.", e);

    /// <summary>The next frame; null where the archive is at its end.</summary>
    /// <exception cref="StorageException">The archive cannot be opened from here on.</exception>
    public object? Next()
    {
        Digest = digest.GetCurrentHash();
        if (used == piece.Length && !Open())
        {
            return null;
        }

        var start = Take(5);
        var length = BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(1));
        return length is >= 0 and <= LongestFrame ? ArchiveFrames.Read(start[0], Take(length)) : throw Unreadable();
    }

    public void Dispose()
    {
        aes.Dispose();
        digest.Dispose();
    }

    private byte[] Take(int length)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length;)
        {
            if (used == piece.Length && !Open())
            {
                throw Unreadable();
            }

            var now = Math.Min(length - at, piece.Length - used);
            piece.AsSpan(used, now).CopyTo(bytes.AsSpan(at));
            (at, used) = (at + now, used + now);
        }

        digest.AppendData(bytes);
        return bytes;
    }

    /// <summary>Opens the next piece; false after the last, which is the one at the file's end.</summary>
    private bool Open()
    {
        if (last)
        {
            return false;
        }

        Span<byte> length = stackalloc byte[4];
        var read = file.ReadAtLeast(length, 4, throwOnEndOfStream: false);
        var closed = read == 4 && BinaryPrimitives.ReadInt32BigEndian(length) is >= ArchiveWriter.Tag and <= ArchiveWriter.Piece + ArchiveWriter.Tag and var size ? new byte[size] : throw Unreadable();
        if (file.ReadAtLeast(closed, closed.Length, throwOnEndOfStream: false) < closed.Length)
        {
            throw Unreadable();
        }

        last = file.Position == file.Length;    // and the seal says whether it is so
        piece = new byte[closed.Length - ArchiveWriter.Tag];
        used = 0;
        try
        {
            aes.Decrypt(ArchiveWriter.Nonce(number++, last), closed.AsSpan(0, piece.Length), closed.AsSpan(piece.Length), piece, head);
        }
        catch (CryptographicException e)
        {
            throw Unreadable(e);
        }

        return piece.Length > 0 || Open();
    }
}
