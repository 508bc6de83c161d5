using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>Seals the key of a row so that only the same caller can use it, for the same list, and nobody can read it.</summary>
internal sealed class Cursors(IOptions<GatewayOptions> options)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int LongestText = 2_000;
    private readonly byte[] encryption = Key(options, "cursor encryption"u8);
    private readonly byte[] nonces = Key(options, "cursor nonce"u8);

    /// <summary>The same key in the same place gives the same cursor, so that two equal answers are equal byte for byte.</summary>
    public string Seal(string place, string key)
    {
        var (text, bound) = (Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(place));
        var sealedBytes = new byte[NonceLength + text.Length + TagLength];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        byte[] row = [.. SHA256.HashData(bound), .. text];
        HMACSHA256.HashData(nonces, row).AsSpan(0, NonceLength).CopyTo(nonce);
        using var aes = new AesGcm(encryption, TagLength);
        aes.Encrypt(nonce, text, sealedBytes.AsSpan(NonceLength, text.Length), sealedBytes.AsSpan(NonceLength + text.Length), bound);
        return Base64Url.EncodeToString(sealedBytes);
    }

    /// <summary>The key, or null for a cursor of another place or caller, or for anything else.</summary>
    public string? Open(string place, string cursor)
    {
        if (cursor.Length > LongestText || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length < NonceLength + TagLength)
        {
            return null;
        }

        var text = new byte[bytes.Length - NonceLength - TagLength];
        using var aes = new AesGcm(encryption, TagLength);
        try
        {
            aes.Decrypt(
                bytes.AsSpan(0, NonceLength), bytes.AsSpan(NonceLength, text.Length), bytes.AsSpan(NonceLength + text.Length), text,
                Encoding.UTF8.GetBytes(place));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }

        return Encoding.UTF8.GetString(text);
    }

    private static byte[] Key(IOptions<GatewayOptions> options, ReadOnlySpan<byte> use)
    {
        var key = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, options.Value.CursorKey ?? ProcessKey.Bytes, key, [], use);
        return key;
    }

    private static class ProcessKey
    {
        public static readonly byte[] Bytes = RandomNumberGenerator.GetBytes(32);
    }
}
