using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>What people allowed applications that are not ours: asked once for each scope, and ended by the person at any time.</summary>
internal sealed class Grants(IdentityDb db, IOpenIddictApplicationManager clients, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations, Acts acts, TimeProvider clock)
{
    /// <summary>Whether she allowed this client all of it before.</summary>
    public async Task<bool> Covers(DistrictId district, PersonId person, string clientId, IEnumerable<string> scopes, CancellationToken cancel) =>
        await Find(district, person, clientId).AsNoTracking().SingleOrDefaultAsync(cancel) is { } grant && scopes.All(grant.Scopes.Split(' ').Contains);

    /// <summary>She allows it; what she allowed before stays.</summary>
    public async Task Allow(DistrictId district, PersonId person, string clientId, IEnumerable<string> scopes, CancellationToken cancel)
    {
        var grant = await Find(district, person, clientId).SingleOrDefaultAsync(cancel);
        if (grant is null)
        {
            grant = new() { District = district.Value, Person = person.Value, ClientId = clientId, Scopes = "", Since = clock.GetUtcNow().ToUnixTimeSeconds() };
            db.Grants.Add(grant);
        }

        var allowed = string.Join(' ', grant.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Union(scopes));
        if (allowed != grant.Scopes)
        {
            grant.Scopes = allowed;
            acts.Note(district, person, AccountAct.AppAllowed, client: clientId);
        }

        await db.SaveChangesAsync(cancel);
    }

    public async Task End(DistrictId district, PersonId person, string clientId, CancellationToken cancel)
    {
        if (await Find(district, person, clientId).ExecuteDeleteAsync(cancel) > 0)
        {
            acts.Note(district, person, AccountAct.AppEnded, client: clientId);
            await db.SaveChangesAsync(cancel);
        }

        if (await clients.FindByClientIdAsync(clientId, cancel) is { } client && await clients.GetIdAsync(client, cancel) is { } id)
        {
            var subject = person.Value.ToString("D");
            await tokens.RevokeAsync(subject, id, status: null, type: null, cancel);
            await authorizations.RevokeAsync(subject, id, status: null, type: null, cancel);
        }
    }

    /// <summary>Whether the client is still there, is of this district or of all, and, where it is not ours and acts for a person, whether she allowed it before this token was made.</summary>
    public async Task<bool> Stands(DistrictId district, PersonId? person, string clientId, DateTimeOffset issued, CancellationToken cancel) =>
        await clients.FindByClientIdAsync(clientId, cancel) is { } client
        && await IsOf(client, district, cancel)
        && (person is not { } her || await clients.HasConsentTypeAsync(client, ConsentTypes.Implicit, cancel)
            || await Find(district, her, clientId).AnyAsync(grant => grant.Since <= issued.ToUnixTimeSeconds(), cancel));

    /// <summary>Whether a client works in this district.</summary>
    public async Task<bool> IsOf(object client, DistrictId district, CancellationToken cancel) =>
        !(await clients.GetPropertiesAsync(client, cancel)).TryGetValue(ClientSeeds.District, out var only) || only.GetString() == district.Value.ToString("D");

    private IQueryable<StoredGrant> Find(DistrictId district, PersonId person, string clientId) =>
        db.Grants.Where(grant => grant.District == district.Value && grant.Person == person.Value && grant.ClientId == clientId);
}
