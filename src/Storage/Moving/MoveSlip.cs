using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>
/// What the two services of a move tell each other by way of whoever moves: that an archive is whole at a place (a receipt), and that the district was let go to that place with it (a release).
/// Two lines like a checkpoint's: JSON, and its HMAC-SHA256 with a key of the district, which travelled with it.
/// </summary>
/// <param name="Digest">Of all that is in the archive.</param>
/// <param name="Arrival">The number of the place.</param>
public sealed record MoveSlip(string Kind, Guid District, string Slug, Guid Archive, byte[] Digest, Guid Arrival)
{
    internal const string Receipt = "district-receipt/1", Release = "district-release/1";

    internal async Task<string> Sign(KeyRing ring, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(this, ArchiveJson.Default.MoveSlip);
        return $"{Encoding.UTF8.GetString(body)}\n{await Signature(ring, new(District), body, cancel)}\n";
    }

    /// <exception cref="StorageException">It is none of this kind, or another district's.</exception>
    internal static async Task<MoveSlip> Read(string kind, string text, DistrictId district, KeyRing ring, CancellationToken cancel)
    {
        try
        {
            if (text.Split('\n') is [var line, var given, ""] && Encoding.UTF8.GetBytes(line) is var body && JsonSerializer.Deserialize(body, ArchiveJson.Default.MoveSlip) is { } slip
                && slip.Kind == kind && slip.District == district.Value
                && await Signature(ring, district, body, cancel) is var own && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(own)))
            {
                return slip;
            }
        }
        catch (JsonException)
        {
            // told like one that is signed by somebody else
        }

        throw kind == Release
            ? new StorageException("RELEASE_UNREADABLE", "This is not the release of this district, or it was changed. Take the file that district release wrote where the district came from.")
            : new StorageException("RECEIPT_UNREADABLE", "This is not a receipt of this district, or it was changed. Take the file that district import wrote where the district is to live.");
    }

    private static async Task<string> Signature(KeyRing ring, DistrictId district, byte[] body, CancellationToken cancel) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(await ring.Derive(district, "move", cancel), body));
}
