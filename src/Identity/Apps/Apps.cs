using System.Text.Json;
using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace DistrictCoaching.Identity;

internal sealed class Apps(IdentityDb db, Clients clients, Grants grants, TimeProvider clock) : IApps
{
    private const string Rotated = "rotated-by";

    public async Task<IReadOnlyList<App>> Of(DistrictId district, CancellationToken cancel)
    {
        var apps = new List<App>();
        foreach (var stored in await db.Apps.AsNoTracking().Where(app => app.District == district.Value).ToListAsync(cancel))
        {
            apps.Add(View(stored, await Descriptor(stored.ClientId, cancel)));
        }

        return [.. apps.OrderBy(app => app.Name, StringComparer.OrdinalIgnoreCase).ThenBy(app => app.RegisteredAt)];
    }

    public async Task<AppAnswer> Register(DistrictId district, RegisterApp asked, CancellationToken cancel)
    {
        if (await db.Apps.AsNoTracking().SingleOrDefaultAsync(app => app.District == district.Value && app.Operation == asked.Operation, cancel) is { } before)
        {
            return before.Name == asked.Name.Trim() ? new(View(before, await Descriptor(before.ClientId, cancel)), null, null) : new(null, null, Domain.Refusal.OperationReused);
        }

        var living = await db.Apps.CountAsync(app => app.District == district.Value && app.Revoked == null, cancel);
        if (asked.Decide(living) is { } no)
        {
            return new(null, null, no);
        }

        if (asked.Access.PublicKeys is { } keys && PublicKeys.Read(keys) is null)
        {
            return AppAnswer.No("BAD_APP_KEYS");
        }

        var stored = new StoredApp
        {
            ClientId = $"app-{Guid.NewGuid():N}",
            District = district.Value,
            Operation = asked.Operation,
            Name = asked.Name.Trim(),
            RegisteredBy = asked.By.Value,
            Registered = clock.GetUtcNow().ToUnixTimeSeconds(),
        };
        var secret = asked.Access.PublicKeys is null ? Clients.NewSecret() : null;
        var client = AppClient.Of(stored, asked.Access, secret);
        db.Apps.Add(stored);
        await clients.CreateAsync(client, cancel);    // in the same context: both are saved, or none
        return new(View(stored, client), secret, null);
    }

    public async Task<AppAnswer> RotateSecret(DistrictId district, Guid operation, string clientId, TimeSpan overlap, CancellationToken cancel)
    {
        if (await Living(district, clientId, cancel) is not { } stored || await clients.FindByClientIdAsync(clientId, cancel) is not { } client)
        {
            return new(null, null, Domain.Refusal.NotFound);
        }

        var descriptor = (await Descriptor(clientId, cancel))!;
        if (descriptor.ClientSecret is null)
        {
            return AppAnswer.No("APP_HAS_KEYS");
        }

        if (descriptor.Properties.TryGetValue(Rotated, out var earlier) && earlier.GetGuid() == operation)
        {
            return new(View(stored, descriptor), null, null);
        }

        var secret = Clients.NewSecret();
        Clients.Rotate(descriptor, secret, clock.GetUtcNow() + overlap);
        descriptor.Properties[Rotated] = JsonSerializer.SerializeToElement(operation);
        await clients.UpdateAsync(client, descriptor, cancel);
        return new(View(stored, descriptor), secret, null);
    }

    public async Task<AppAnswer> Revoke(DistrictId district, PersonId by, string clientId, CancellationToken cancel)
    {
        if (await db.Apps.SingleOrDefaultAsync(app => app.ClientId == clientId && app.District == district.Value, cancel) is not { } stored)
        {
            return new(null, null, Domain.Refusal.NotFound);
        }

        if (stored.Revoked is null)
        {
            if (await clients.FindByClientIdAsync(clientId, cancel) is { } client)
            {
                await clients.DeleteAsync(client, cancel);
            }

            await db.Grants.Where(grant => grant.ClientId == clientId).ExecuteDeleteAsync(cancel);
            (stored.Revoked, stored.RevokedBy) = (clock.GetUtcNow().ToUnixTimeSeconds(), by.Value);
            await db.SaveChangesAsync(cancel);
        }

        return new(View(stored, null), null, null);
    }

    public async Task<IReadOnlyList<AllowedApp>> Allowed(DistrictId district, PersonId person, CancellationToken cancel)
    {
        var allowed = new List<AllowedApp>();
        foreach (var grant in await db.Grants.AsNoTracking().Where(grant => grant.District == district.Value && grant.Person == person.Value).ToListAsync(cancel))
        {
            if (await Descriptor(grant.ClientId, cancel) is { } client)
            {
                allowed.Add(new(grant.ClientId, client.DisplayName!, [.. AppScopes.Read(grant.Scopes.Split(' '))], DateTimeOffset.FromUnixTimeSeconds(grant.Since)));
            }
        }

        return [.. allowed.OrderBy(app => app.Name, StringComparer.OrdinalIgnoreCase)];
    }

    public Task End(DistrictId district, PersonId person, string clientId, CancellationToken cancel) => grants.End(district, person, clientId, cancel);

    public Task<bool> Stands(DistrictId district, PersonId? person, string clientId, DateTimeOffset issued, CancellationToken cancel) =>
        grants.Stands(district, person, clientId, issued, cancel);

    private Task<StoredApp?> Living(DistrictId district, string clientId, CancellationToken cancel) =>
        db.Apps.AsNoTracking().SingleOrDefaultAsync(app => app.ClientId == clientId && app.District == district.Value && app.Revoked == null, cancel);

    private async Task<OpenIddictApplicationDescriptor?> Descriptor(string clientId, CancellationToken cancel)
    {
        if (await clients.FindByClientIdAsync(clientId, cancel) is not { } client)
        {
            return null;
        }

        var descriptor = new OpenIddictApplicationDescriptor();
        await clients.PopulateAsync(descriptor, client, cancel);
        return descriptor;
    }

    /// <param name="client">Null: it was revoked, and may nothing.</param>
    private App View(StoredApp stored, OpenIddictApplicationDescriptor? client) => new(
        stored.ClientId, stored.Name, client is null ? new([], [], [], [], null) : AppClient.Access(client), new(stored.RegisteredBy), DateTimeOffset.FromUnixTimeSeconds(stored.Registered),
        stored.Revoked is { } revoked ? DateTimeOffset.FromUnixTimeSeconds(revoked) : null, client is null ? null : clients.OldSecretUntil(client),
        stored.LastUsed is { } used ? DateTimeOffset.FromUnixTimeSeconds(used) : null, stored.Tokens);
}
