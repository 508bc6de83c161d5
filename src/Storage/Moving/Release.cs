using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>That a district was let go with one archive. Two lines like a checkpoint's: JSON, and its HMAC-SHA256 with a key of the district, which travelled with it.</summary>
/// <param name="Digest">Of all that is in the archive.</param>
public sealed record Release(string Format, Guid District, string Slug, Guid Archive, byte[] Digest)
{
    internal const string Known = "district-release/1";

    internal async Task<string> Sign(KeyRing ring, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(this, ArchiveJson.Default.Release);
        return $"{Encoding.UTF8.GetString(body)}\n{await Signature(ring, new(District), body, cancel)}\n";
    }

    /// <exception cref="StorageException">It is no release, or another's.</exception>
    internal static async Task<Release> Read(string text, DistrictId district, KeyRing ring, CancellationToken cancel)
    {
        try
        {
            if (text.Split('\n') is [var line, var given, ""] && Encoding.UTF8.GetBytes(line) is var body && JsonSerializer.Deserialize(body, ArchiveJson.Default.Release) is { Format: Known } release
                && release.District == district.Value
                && await Signature(ring, district, body, cancel) is var own && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(own)))
            {
                return release;
            }
        }
        catch (JsonException)
        {
            // told like one that is signed by somebody else
        }

        throw new StorageException("RELEASE_UNREADABLE", "This is not the release of this district, or it was changed. Take the file that district release wrote where the district came from.");
    }

    private static async Task<string> Signature(KeyRing ring, DistrictId district, byte[] body, CancellationToken cancel) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(await ring.Derive(district, "release", cancel), body));
}
