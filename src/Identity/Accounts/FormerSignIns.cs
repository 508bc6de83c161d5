using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>
/// Whether anybody signed in before as a person, whose coaching is then closed first to whoever comes in a new way. What she did is never looked at: who uses a link sees whether it closed something,
/// and must not learn by that who is coached.
/// </summary>
internal sealed class FormerSignIns(IdentityDb db, ISafeguards safeguards, IdentitySettings settings)
{
    /// <summary>By a password or a provider, under any of her records, whether or not it still works; everybody, where people signed in elsewhere before.</summary>
    public async Task<bool> Any(SignInPerson person, CancellationToken cancel)
    {
        if (settings.Options.SealFirstSignIns)
        {
            return true;
        }

        var records = (await safeguards.Records(person, cancel)).Select(record => record.Value).ToList();
        return await db.Accounts.AnyAsync(account => account.District == person.District.Value && records.Contains(account.Person), cancel)
            || await db.ProviderLinks.AnyAsync(link => link.District == person.District.Value && records.Contains(link.Person), cancel);
    }
}
