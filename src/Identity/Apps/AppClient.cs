using System.Collections.Immutable;
using System.Text.Json;
using DistrictCoaching.Domain;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>An application that a district registered, as OpenIddict's client.</summary>
internal static class AppClient
{
    public static OpenIddictApplicationDescriptor Of(StoredApp app, AppAccess access, string? secret)
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = app.ClientId,
            DisplayName = app.Name,
            ClientSecret = secret,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Explicit,
            JsonWebKeySet = access.PublicKeys is { } keys ? new(keys) : null,
            Permissions = { Permissions.Endpoints.Token, Permissions.Endpoints.Revocation, Permissions.Endpoints.Introspection },
            Properties = { [ClientSeeds.District] = JsonSerializer.SerializeToElement(app.District.ToString("D")) },
        };
        if (!access.ForPeople.IsEmpty)
        {
            ClientSeeds.MaySignPeopleIn(client, access.ForPeople.Select(AppScopes.Name), access.RedirectUris, access.SignedOutUris);
        }

        if (!access.ForItself.IsEmpty)
        {
            ClientSeeds.MayActByItself(client, access.ForItself.Select(AppScopes.Name));
        }

        return client;
    }

    public static AppAccess Access(OpenIddictApplicationDescriptor client) => new(
        client.Permissions.Contains(Permissions.GrantTypes.AuthorizationCode) ? Scopes(client.Permissions) : [],
        [.. AppScopes.Read(ClientSeeds.ForItself(client.Properties))],
        [.. client.RedirectUris], [.. client.PostLogoutRedirectUris], client.JsonWebKeySet is { } keys ? JsonSerializer.Serialize(keys) : null);

    private static ImmutableArray<AppScope> Scopes(IEnumerable<string> permissions) =>
        [.. AppScopes.Read(permissions.Where(permission => permission.StartsWith(Permissions.Prefixes.Scope, StringComparison.Ordinal)).Select(permission => permission[Permissions.Prefixes.Scope.Length..]))];
}
