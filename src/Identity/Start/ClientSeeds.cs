using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>Makes the stored clients those of the options; one that left the options is removed with its tokens and with what people allowed it.</summary>
internal sealed class ClientSeeds(IdentitySettings settings, IOpenIddictApplicationManager clients, IdentityDb db)
{
    internal const string District = "district";
    private const string Itself = "for-itself";
    private const string Seeded = "from-options";
    private static readonly string[] ForPeople = [IdentityNames.Coaching, IdentityNames.Directory];

    public async Task Apply(CancellationToken cancel)
    {
        var wanted = Wanted().ToDictionary(client => client.ClientId!);
        var stored = new List<object>();
        await foreach (var client in clients.ListAsync(cancellationToken: cancel))
        {
            stored.Add(client);
        }

        foreach (var client in stored)
        {
            var id = (await clients.GetClientIdAsync(client, cancel))!;
            if (wanted.Remove(id, out var descriptor))
            {
                await clients.UpdateAsync(client, descriptor, cancel);
            }
            else if ((await clients.GetPropertiesAsync(client, cancel)).ContainsKey(Seeded))
            {
                await clients.DeleteAsync(client, cancel);
                await db.Grants.Where(grant => grant.ClientId == id).ExecuteDeleteAsync(cancel);    // whoever gets its name later was allowed nothing
            }
        }

        foreach (var descriptor in wanted.Values)
        {
            await clients.CreateAsync(descriptor, cancel);
        }
    }

    private IEnumerable<OpenIddictApplicationDescriptor> Wanted()
    {
        var portal = settings.Options.Portal;
        var own = Client(IdentityNames.PortalClient, "District Coaching", null, ConsentTypes.Implicit);
        MaySignPeopleIn(own, ForPeople, settings.Local ? [.. portal.RedirectUris, PasswordFlow.Loopback] : portal.RedirectUris, portal.SignedOutUris);
        yield return own;
        if (settings.OperatorSecret is { } secret)
        {
            var operators = Client(IdentityNames.OperatorClient, "Operators", secret, ConsentTypes.Implicit);
            MayActByItself(operators, [IdentityNames.Operator]);
            yield return operators;
        }

        foreach (var app in settings.Options.Apps)
        {
            var client = Client(app.ClientId, app.Name, app.Secret, ConsentTypes.Explicit);
            if (app.Keys is { } keys)
            {
                (client.JsonWebKeySet, client.ClientType) = (new(keys), ClientTypes.Confidential);
            }

            if (client.ClientType == ClientTypes.Confidential)
            {
                client.Permissions.Add(Permissions.Endpoints.Introspection);
            }

            if (app.Device)
            {
                client.Permissions.UnionWith([
                    Permissions.Endpoints.DeviceAuthorization, Permissions.GrantTypes.DeviceCode, Permissions.GrantTypes.RefreshToken, .. ScopesOf(ForPeople)]);
            }

            if (app.RedirectUris.Count > 0)
            {
                MaySignPeopleIn(client, ForPeople, app.RedirectUris, app.SignedOutUris);
            }

            if (app.District is { } district)
            {
                MayActByItself(client, ForPeople);
                client.Properties[District] = JsonSerializer.SerializeToElement(district.ToString("D"));
            }

            yield return client;
        }
    }

    private static OpenIddictApplicationDescriptor Client(string id, string name, string? secret, string consent) => new()
    {
        ClientId = id,
        DisplayName = name,
        ClientSecret = secret,
        ClientType = secret is null ? ClientTypes.Public : ClientTypes.Confidential,
        ConsentType = consent,
        Permissions = { Permissions.Endpoints.Token, Permissions.Endpoints.Revocation },
        Properties = { [Seeded] = JsonSerializer.SerializeToElement(true) },
    };

    public static void MaySignPeopleIn(OpenIddictApplicationDescriptor client, IEnumerable<string> scopes, IEnumerable<Uri> redirects, IEnumerable<Uri> signedOut)
    {
        client.Permissions.UnionWith([
            Permissions.Endpoints.Authorization, Permissions.Endpoints.PushedAuthorization, Permissions.Endpoints.EndSession, Permissions.GrantTypes.AuthorizationCode,
            Permissions.GrantTypes.RefreshToken, Permissions.ResponseTypes.Code, .. ScopesOf(scopes)]);
        client.RedirectUris.UnionWith(redirects);
        client.PostLogoutRedirectUris.UnionWith(signedOut);
    }

    public static void MayActByItself(OpenIddictApplicationDescriptor client, IEnumerable<string> scopes)
    {
        client.Permissions.UnionWith([Permissions.GrantTypes.ClientCredentials, .. ScopesOf(scopes)]);
        client.Properties[Itself] = JsonSerializer.SerializeToElement(scopes);
    }

    /// <summary>The scopes in which a client acts by itself; those for people are no part of them.</summary>
    public static IReadOnlyList<string> ForItself(IReadOnlyDictionary<string, JsonElement> properties) =>
        properties.TryGetValue(Itself, out var scopes) ? scopes.Deserialize<string[]>()! : [];

    private static IEnumerable<string> ScopesOf(IEnumerable<string> scopes) => scopes.Select(scope => Permissions.Prefixes.Scope + scope);
}
