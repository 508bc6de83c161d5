using System.Security.Cryptography;

namespace DistrictCoaching.Storage;

/// <summary>AES-256-GCM through the platform: 12 random bytes, the ciphertext, a 16-byte tag; bound to where it lies.</summary>
internal static class Wrapping
{
    public const int KeyLength = 32;
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <param name="place">What the bytes are and whose: they open nowhere else.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> place, ReadOnlySpan<byte> clear)
    {
        var closed = new byte[Nonce + clear.Length + Tag];
        RandomNumberGenerator.Fill(closed.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(closed.AsSpan(0, Nonce), clear, closed.AsSpan(Nonce, clear.Length), closed.AsSpan(Nonce + clear.Length), place);
        return closed;
    }

    /// <exception cref="CryptographicException">Another key or place, or changed bytes.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> place, ReadOnlySpan<byte> closed)
    {
        if (closed.Length < Nonce + Tag)
        {
            throw new CryptographicException("Too short to have been sealed.");
        }

        var clear = new byte[closed.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(closed[..Nonce], closed[Nonce..^Tag], closed[^Tag..], clear, place);
        return clear;
    }

    /// <summary>The place of a thing: a word for what it is, then the ids that lead to it.</summary>
    public static byte[] Place(byte what, Guid district, Guid owner, Guid item = default)
    {
        var place = new byte[1 + (3 * 16)];
        place[0] = what;
        district.TryWriteBytes(place.AsSpan(1), bigEndian: true, out _);
        owner.TryWriteBytes(place.AsSpan(17), bigEndian: true, out _);
        item.TryWriteBytes(place.AsSpan(33), bigEndian: true, out _);
        return place;
    }
}
