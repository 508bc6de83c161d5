using System.Security.Cryptography;
using System.Text;

namespace DistrictCoaching.Identity;

/// <summary>Seals bytes with the master key; each purpose has a key of its own.</summary>
internal sealed class Vault(IdentitySettings settings)
{
    private const int Nonce = 12;
    private const int Tag = 16;

    public byte[] Seal(string purpose, ReadOnlySpan<byte> plain)
    {
        var box = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(box.AsSpan(0, Nonce));
        using var aes = Key(purpose);
        aes.Encrypt(box.AsSpan(0, Nonce), plain, box.AsSpan(Nonce, plain.Length), box.AsSpan(Nonce + plain.Length));
        return box;
    }

    /// <exception cref="IdentityStartException">The master key is another one, or the bytes were changed.</exception>
    public byte[] Open(string purpose, ReadOnlySpan<byte> box)
    {
        var plain = new byte[Math.Max(0, box.Length - Nonce - Tag)];
        try
        {
            using var aes = Key(purpose);
            aes.Decrypt(box[..Nonce], box[Nonce..^Tag], box[^Tag..], plain);
            return plain;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new IdentityStartException("Identity:MasterKey does not open the stored keys: set the one that sealed them.", e);
        }
    }

    /// <summary>A hash that nobody without the master key can try words against.</summary>
    public byte[] Blind(string purpose, string text) => HMACSHA256.HashData(Derived(purpose), Encoding.UTF8.GetBytes(text));

    private AesGcm Key(string purpose) => new(Derived(purpose), Tag);

    private byte[] Derived(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, settings.MasterKey, 32, info: Encoding.UTF8.GetBytes(purpose));
}
