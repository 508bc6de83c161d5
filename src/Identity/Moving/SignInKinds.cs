using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace DistrictCoaching.Identity;

/// <summary>A table of which a district's rows move with it.</summary>
internal sealed record SignInKind(string Name, Type Type, Func<IdentityDb, Guid, IAsyncEnumerable<object>> Read, Func<IdentityDb, Guid, CancellationToken, Task> Delete);

/// <summary>What moves with a district. What does not: links to sign in, mails, sessions, tokens, authorizations; they are worth something at one address alone.</summary>
internal static class SignInKinds
{
    public static readonly IReadOnlyList<SignInKind> All =
    [
        Of<Account>("account", district => row => row.District == district),
        Of<StoredCode>("recovery-code", district => row => row.District == district),
        Of<StoredPasskey>("passkey", district => row => row.District == district),
        Of<StoredAuthenticator>("authenticator", district => row => row.District == district),
        Of<StoredAct>("act", district => row => row.District == district),
        Of<StoredProviderLink>("provider-link", district => row => row.District == district),
        Of<StoredDomain>("domain", district => row => row.District == district),
        Of<StoredApp>("app", district => row => row.District == district),
        new("client", typeof(StoredClient), (db, district) => Clients(db, district).AsNoTracking().Select(client => StoredClient.Read(client)).AsAsyncEnumerable(), (db, district, cancel) => Clients(db, district).ExecuteDeleteAsync(cancel)),
        Of<StoredGrant>("grant", district => row => row.District == district),
    ];

    /// <summary>What of a row is a credential, or allows somebody something; null where it only tells of use.</summary>
    public static object? Credential(object row) => row switch
    {
        Account a => new { a.Person, a.PasswordHash, a.Stamp },
        StoredCode c => new { c.Person, c.Hash },
        StoredPasskey p => new { p.Person, p.Id, p.PublicKey },
        StoredAuthenticator a => new { a.Person, a.Sealed, a.Confirmed },
        StoredProviderLink l => new { l.Person, l.Subject, l.Issuer, l.Stamp, l.Ended },
        StoredDomain d => new { d.Domain, d.Proved },
        StoredApp a => new { a.ClientId, a.Revoked },
        StoredClient c => c,
        StoredGrant g => new { g.Person, g.ClientId, g.Scopes },
        _ => null,
    };

    private static SignInKind Of<T>(string name, Func<Guid, Expression<Func<T, bool>>> of)
        where T : class =>
        new(name, typeof(T), (db, district) => db.Set<T>().AsNoTracking().Where(of(district)).AsAsyncEnumerable(), (db, district, cancel) => db.Set<T>().Where(of(district)).ExecuteDeleteAsync(cancel));

    private static IQueryable<OpenIddictEntityFrameworkCoreApplication> Clients(IdentityDb db, Guid district) =>
        db.Set<OpenIddictEntityFrameworkCoreApplication>().Where(client => db.Apps.Any(app => app.District == district && app.ClientId == client.ClientId));
}

/// <summary>An application's client as OpenIddict stores it, without what hangs on it. Its secret is a hash.</summary>
internal sealed record StoredClient(
    string? ClientId, string? ClientSecret, string? ClientType, string? ApplicationType, string? ConsentType, string? DisplayName, string? DisplayNames, string? JsonWebKeySet, string? Permissions,
    string? PostLogoutRedirectUris, string? Properties, string? RedirectUris, string? Requirements, string? Settings)
{
    public static StoredClient Read(OpenIddictEntityFrameworkCoreApplication of) => new(
        of.ClientId, of.ClientSecret, of.ClientType, of.ApplicationType, of.ConsentType, of.DisplayName, of.DisplayNames, of.JsonWebKeySet, of.Permissions, of.PostLogoutRedirectUris, of.Properties, of.RedirectUris,
        of.Requirements, of.Settings);

    public OpenIddictEntityFrameworkCoreApplication Write() => new()
    {
        Id = Guid.NewGuid().ToString(),
        ClientId = ClientId,
        ClientSecret = ClientSecret,
        ClientType = ClientType,
        ApplicationType = ApplicationType,
        ConsentType = ConsentType,
        DisplayName = DisplayName,
        DisplayNames = DisplayNames,
        JsonWebKeySet = JsonWebKeySet,
        Permissions = Permissions,
        PostLogoutRedirectUris = PostLogoutRedirectUris,
        Properties = Properties,
        RedirectUris = RedirectUris,
        Requirements = Requirements,
        Settings = Settings,
    };
}
