using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>Domains of e-mail addresses that districts proved to be theirs, by a DNS record that only the domain's owner can publish and that names one district.</summary>
internal sealed partial class Domains(IdentityDb db, ITextRecords records, TimeProvider clock)
{
    private const int Longest = 253;

    /// <summary>An address's or a name's domain as it is compared; null where it is none.</summary>
    public static string? Of(string text)
    {
        var domain = text[(text.LastIndexOf('@') + 1)..].Trim().TrimEnd('.').ToLower(CultureInfo.InvariantCulture);
        return domain.Length <= Longest && Name().IsMatch(domain) ? domain : null;
    }

    /// <summary>The TXT record that proves it: its name, and its text, which tells nobody which district it is.</summary>
    public static (string Name, string Text) Record(DistrictId district, string domain) =>
        ($"_district-coaching.{domain}", "district-coaching=" + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"{district.Value:N}\n{domain}"))));

    /// <summary>Whether DNS now shows the record; if so the domain is the district's.</summary>
    public async Task<bool> Prove(DistrictId district, string domain, CancellationToken cancel)
    {
        var (name, text) = Record(district, domain);
        if (!(await records.Of(name, cancel)).Contains(text))
        {
            return false;
        }

        await Remove(district, domain, cancel);
        db.Domains.Add(new() { District = district.Value, Domain = domain, Proved = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        await db.SaveChangesAsync(cancel);
        return true;
    }

    public Task Remove(DistrictId district, string domain, CancellationToken cancel) =>
        db.Domains.Where(d => d.District == district.Value && d.Domain == domain).ExecuteDeleteAsync(cancel);

    public async Task<IReadOnlyList<string>> All(DistrictId district, CancellationToken cancel) =>
        await db.Domains.Where(d => d.District == district.Value).OrderBy(d => d.Domain).Select(d => d.Domain).ToListAsync(cancel);

    public Task<bool> IsOf(DistrictId district, string domain, CancellationToken cancel) => db.Domains.AnyAsync(d => d.District == district.Value && d.Domain == domain, cancel);

    /// <summary>To which district an address leads.</summary>
    public async Task<DistrictId?> Leads(string domain, CancellationToken cancel) =>
        await db.Domains.AsNoTracking().Where(d => d.Domain == domain).OrderByDescending(d => d.Proved).FirstOrDefaultAsync(cancel) is { } first ? new(first.District) : null;

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$")]
    private static partial Regex Name();
}
