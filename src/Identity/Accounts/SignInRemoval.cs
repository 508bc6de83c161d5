using System.Linq.Expressions;
using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;

namespace DistrictCoaching.Identity;

/// <summary>What a district has here goes from the tokens to the accounts, by which its people are found: so a removal that was broken off finds the rest.</summary>
internal sealed class SignInRemoval(IdentityDb db, IOpenIddictApplicationManager clients) : ISignInRemoval
{
    private const int AtOnce = 500;

    public async Task<SignInCounts> Count(DistrictId district, CancellationToken cancel)
    {
        var id = district.Value;
        var tokens = 0L;
        foreach (var subjects in await Subjects(id, cancel))
        {
            tokens += await Tokens(subjects).LongCountAsync(cancel) + await Authorizations(subjects).LongCountAsync(cancel);
        }

        return new(
            await db.Accounts.LongCountAsync(a => a.District == id, cancel),
            await db.ProviderLinks.LongCountAsync(l => l.District == id, cancel),
            await db.Apps.LongCountAsync(a => a.District == id, cancel),
            tokens,
            await db.Links.LongCountAsync(l => l.District == id, cancel) + await db.Codes.LongCountAsync(c => c.District == id, cancel) + await db.Passkeys.LongCountAsync(p => p.District == id, cancel)
                + await db.Authenticators.LongCountAsync(a => a.District == id, cancel) + await db.Acts.LongCountAsync(a => a.District == id, cancel) + await db.Mails.LongCountAsync(m => m.District == id, cancel)
                + await db.Grants.LongCountAsync(g => g.District == id, cancel) + await db.Domains.LongCountAsync(d => d.District == id, cancel));
    }

    public async Task Remove(DistrictId district, CancellationToken cancel)
    {
        var id = district.Value;
        foreach (var app in await db.Apps.Where(a => a.District == id).Select(a => a.ClientId).ToListAsync(cancel))
        {
            if (await clients.FindByClientIdAsync(app, cancel) is { } client)
            {
                await clients.DeleteAsync(client, cancel);    // with its tokens
            }
        }

        foreach (var subjects in await Subjects(id, cancel))
        {
            await Tokens(subjects).ExecuteDeleteAsync(cancel);
            await Authorizations(subjects).ExecuteDeleteAsync(cancel);
        }

        await Delete(db.Apps, a => a.District == id, cancel);
        await Delete(db.Links, l => l.District == id, cancel);
        await Delete(db.Codes, c => c.District == id, cancel);
        await Delete(db.Passkeys, p => p.District == id, cancel);
        await Delete(db.Authenticators, a => a.District == id, cancel);
        await Delete(db.Acts, a => a.District == id, cancel);
        await Delete(db.Mails, m => m.District == id, cancel);
        await Delete(db.Grants, g => g.District == id, cancel);
        await Delete(db.Domains, d => d.District == id, cancel);
        await Delete(db.ProviderLinks, l => l.District == id, cancel);
        await Delete(db.Accounts, a => a.District == id, cancel);
    }

    private static Task<int> Delete<T>(DbSet<T> rows, Expression<Func<T, bool>> which, CancellationToken cancel)
        where T : class => rows.Where(which).ExecuteDeleteAsync(cancel);

    private async Task<IEnumerable<string[]>> Subjects(Guid district, CancellationToken cancel) =>
        (await db.Accounts.Where(a => a.District == district).Select(a => a.Person).Union(db.ProviderLinks.Where(l => l.District == district).Select(l => l.Person)).ToListAsync(cancel))
        .Select(person => person.ToString("D")).Chunk(AtOnce);

    private IQueryable<OpenIddictEntityFrameworkCoreToken> Tokens(string[] subjects) => db.Set<OpenIddictEntityFrameworkCoreToken>().Where(token => subjects.Contains(token.Subject));

    private IQueryable<OpenIddictEntityFrameworkCoreAuthorization> Authorizations(string[] subjects) =>
        db.Set<OpenIddictEntityFrameworkCoreAuthorization>().Where(authorization => subjects.Contains(authorization.Subject));
}
