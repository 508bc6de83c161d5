using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>
/// What the service certifies of districts that it deleted: made from the register's stream each time it is asked for, so that it can neither get lost nor differ. Two lines like a checkpoint's: JSON, and its HMAC-SHA256
/// with a key of the service.
/// </summary>
public sealed class DeletionCertificates(IJournal journal, KeyRing keys)
{
    /// <summary>Of the district that had this slug; null where no deletion of it has ended.</summary>
    public async Task<string?> Of(string slug, CancellationToken cancel = default)
    {
        var (register, times) = (new Register(), new Dictionary<DistrictId, (DateTimeOffset Began, DateTimeOffset Last)>());
        foreach (var past in await journal.Read(new(DistrictId.Service, StreamKind.Register, DistrictId.Service.Value), cancel: cancel))
        {
            var before = register;
            register = Register.Evolve(register, (RegisterEvent)Catalogue.Read(past.Type, past.Body));
            foreach (var (changed, _) in register.Deletions.Where(one => before.Deletions.GetValueOrDefault(one.Key) != one.Value))
            {
                times[changed] = (times.TryGetValue(changed, out var known) ? known.Began : past.Time, past.Time);
            }
        }

        if (!register.Districts.TryGetValue(slug, out var district) || register.Deletions.GetValueOrDefault(district) is not { IsOver: true, Began: { } began, SignIns: { } signIns })
        {
            return null;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(
            new DeletionCertificate(
                "district-deletion/1", district.Value, slug, began.By.Value, began.Ordered, times[district].Began, times[district].Last, began.Counts, signIns, began.Checkpoint,
                Convert.ToHexStringLower(began.Signature.Bytes.Span)),
            CertificateJson.Default.DeletionCertificate);
        return $"{Encoding.UTF8.GetString(body)}\n{await Signature(body, cancel)}\n";
    }

    /// <summary>Whether a certificate is one of this service's, unchanged.</summary>
    public async Task<bool> Signed(string certificate, CancellationToken cancel = default)
    {
        if (certificate.Split('\n') is not [var body, var given, ""])
        {
            return false;
        }

        var signature = await Signature(Encoding.UTF8.GetBytes(body), cancel);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given), Encoding.ASCII.GetBytes(signature));
    }

    private async Task<string> Signature(byte[] body, CancellationToken cancel) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(await keys.Derive(DistrictId.Service, "certificates", cancel), body));
}

/// <summary>No name, no person: ids, numbers and times.</summary>
internal sealed record DeletionCertificate(
    string Certificate, Guid District, string Slug, string OrderedBy, DateTimeOffset OrderedAt, DateTimeOffset BeganAt, DateTimeOffset EndedAt, DistrictCounts Deleted, SignInCounts SignIns,
    long LastCheckpoint, string LastCheckpointSignature);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeletionCertificate))]
internal sealed partial class CertificateJson : JsonSerializerContext;
