using System.Data.Common;
using Microsoft.Extensions.Hosting;

namespace DistrictCoaching.Identity;

/// <summary>The keys that sign tokens, for those who run the service.</summary>
public static class SigningKeys
{
    /// <summary>Takes one away for good, beside a running service too. Within five minutes no gateway believes what it signed; whoever signed in signs in again. False: there is none of this name.</summary>
    /// <exception cref="IdentityStartException">The options are not those of the service, or its database cannot be used.</exception>
    public static async Task<bool> Withdraw(IdentityOptions options, IHostEnvironment environment, string kid, CancellationToken cancel = default)
    {
        var settings = new IdentitySettings(options, environment);
        await using var db = IdentityDb.Open(options);
        using var ring = new KeyRing(new Vault(settings), TimeProvider.System);
        try
        {
            return await ring.Withdraw(db, kid, cancel);
        }
        catch (DbException unusable)
        {
            throw new IdentityStartException("Identity's database cannot be used: give this verb the settings of the service.", unusable);
        }
    }
}
