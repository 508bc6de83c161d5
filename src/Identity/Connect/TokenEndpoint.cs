using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>Gives tokens for a code, a refresh token or a client's own credentials; OpenIddict has checked these.</summary>
internal sealed class TokenEndpoint(Standing standing, IOpenIddictApplicationManager clients)
{
    public async Task<IResult> Handle(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        return request.IsClientCredentialsGrantType() ? await ForApp(request, http.RequestAborted) : await ForPerson(http);
    }

    private async Task<IResult> ForApp(OpenIddictRequest request, CancellationToken cancel)
    {
        var client = (await clients.FindByClientIdAsync(request.ClientId!, cancel))!;
        var properties = await clients.GetPropertiesAsync(client, cancel);
        var district = properties.TryGetValue(ClientSeeds.District, out var value) ? value.GetString() : null;
        return Give(Principals.ForApp(request.ClientId!, district, request.GetScopes()));
    }

    private async Task<IResult> ForPerson(HttpContext http)
    {
        var principal = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!;
        var (district, person, stamp) = Principals.Read(principal);
        return await standing.Of(district, person, stamp, http.RequestAborted) is null
            ? Refusal.Of(Errors.InvalidGrant, "This sign-in has ended.")
            : Give(principal.SetDestinations(Principals.Destinations));
    }

    private static IResult Give(ClaimsPrincipal principal) =>
        Results.SignIn(principal, properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
}
