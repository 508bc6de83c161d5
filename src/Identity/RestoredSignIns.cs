using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace DistrictCoaching.Identity;

/// <summary>Identity's database after a restore to an earlier point, for those who run the service.</summary>
public static class RestoredSignIns
{
    /// <summary>
    /// Ends what was handed out, since it is not known what of it was ended since: sessions, tokens and the keys that signed them, links to sign in, what people allowed applications to do for them; and what other issuers gave
    /// before counts for nothing. Credentials stay as they are. All or nothing; run again it ends the same once more. No process of the service may run.
    /// </summary>
    /// <exception cref="IdentityStartException">Its database cannot be used.</exception>
    public static async Task End(IdentityOptions options, TimeProvider clock, CancellationToken cancel = default)
    {
        await using var db = IdentityDb.Open(options);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await db.Set<OpenIddictEntityFrameworkCoreToken>().ExecuteDeleteAsync(cancel);
            await db.Set<OpenIddictEntityFrameworkCoreAuthorization>().ExecuteDeleteAsync(cancel);
            await db.Grants.ExecuteDeleteAsync(cancel);
            await db.Links.ExecuteDeleteAsync(cancel);
            await db.Mails.Where(mail => mail.Until != null).ExecuteDeleteAsync(cancel);    // each would become a link
            await db.ProviderLinks.Where(link => link.Ended == null || link.Ended < now).ExecuteUpdateAsync(link => link.SetProperty(l => l.Ended, now), cancel);
            await db.DataProtectionKeys.ExecuteDeleteAsync(cancel);    // no cookie of before is read any more
            await db.Keys.Where(key => key.Use == KeyRing.Sign).ExecuteDeleteAsync(cancel);    // no access token of before is believed any more
            await transaction.CommitAsync(cancel);
        }
        catch (DbException unusable)
        {
            throw new IdentityStartException("Identity's database cannot be used: restore it too, and give this verb the settings of the service.", unusable);
        }
    }
}
