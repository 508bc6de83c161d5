using System.Security.Cryptography;
using System.Text;

namespace DistrictCoaching.Storage;

/// <summary>The key of archives, which whoever exports and whoever imports have in a file: 32 random bytes in base64.</summary>
public sealed class TransportKey
{
    private readonly byte[] bytes;

    private TransportKey(byte[] bytes) => this.bytes = bytes;

    /// <exception cref="StorageException">There is no such file, or it holds something else.</exception>
    public static TransportKey Read(string path)
    {
        var bytes = new byte[Wrapping.KeyLength + 1];
        try
        {
            return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), bytes, out var length) && length == Wrapping.KeyLength
                ? new(bytes[..Wrapping.KeyLength])
                : throw new StorageException("TRANSPORT_KEY_INVALID", "The transport key is not 32 bytes in base64. Make it with openssl rand -base64 32, and give both services the same file.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException("TRANSPORT_KEY_INVALID", "The file of the transport key cannot be read. Name it with --key; make it with openssl rand -base64 32.", e);
        }
    }

    /// <param name="salt">Of one archive.</param>
    /// <param name="purpose">What the key is for in it.</param>
    internal byte[] Derive(ReadOnlySpan<byte> salt, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, Wrapping.KeyLength, salt.ToArray(), Encoding.UTF8.GetBytes(purpose));
}
