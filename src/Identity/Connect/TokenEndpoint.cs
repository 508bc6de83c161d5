using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>Gives tokens for a code, a refresh token or a client's own credentials; OpenIddict has checked these.</summary>
internal sealed class TokenEndpoint(Standing standing, Grants grants, Suspensions suspensions, AppUse use, AccountLimits limits, IOpenIddictApplicationManager clients, TimeProvider clock)
{
    public async Task<IResult> Handle(HttpContext http)
    {
        if (http.GetOpenIddictServerRequest() is not { } request)
        {
            // asked under another host than the issuer's: OpenIddict did not look at it
            return Results.BadRequest();
        }

        return request.IsClientCredentialsGrantType() ? await ForApp(http, request) : await ForPerson(http, request);
    }

    private async Task<IResult> ForApp(HttpContext http, OpenIddictRequest request)
    {
        if (limits.Refuse(http, request.ClientId!, request.ClientId!) is { } tooMany)
        {
            return tooMany;
        }

        var cancel = http.RequestAborted;
        var client = (await clients.FindByClientIdAsync(request.ClientId!, cancel))!;
        var properties = await clients.GetPropertiesAsync(client, cancel);
        if (!request.GetScopes().All(ClientSeeds.ForItself(properties).Contains))
        {
            return Refusal.Of(Errors.InvalidScope, "The application may not act by itself in this scope.");
        }

        var district = properties.TryGetValue(ClientSeeds.District, out var value) ? value.GetString() : null;
        if (district is not null && await suspensions.Refuse(new(Guid.Parse(district)), request.ClientId!, cancel))
        {
            return Refusal.Of(Errors.UnauthorizedClient, Suspensions.Description);
        }

        use.Count(request.ClientId!);
        return Give(Principals.ForApp(request.ClientId!, district, request.GetScopes()));
    }

    private async Task<IResult> ForPerson(HttpContext http, OpenIddictRequest request)
    {
        var principal = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!;
        var (district, person, stamp) = Principals.Read(principal);
        if (limits.Refuse(http, request.ClientId!, person.Value.ToString("N")) is { } tooMany)
        {
            return tooMany;
        }

        var stands = await standing.Of(district, person, stamp, principal.GetClaim(Claims.AuthenticationContextReference), http.RequestAborted) is not null
            && SignInMark.Read(principal.GetClaim(IdentityNames.SignIn)) is { } mark && !await standing.SignedOut(mark, request.ClientId!, http.RequestAborted)
            && await grants.Stands(district, person, request.ClientId!, clock.GetUtcNow(), http.RequestAborted);
        return !stands ? Refusal.Of(Errors.InvalidGrant, "This sign-in has ended.")
            : await suspensions.Refuse(district, request.ClientId!, http.RequestAborted) ? Refusal.Of(Errors.InvalidGrant, Suspensions.Description)
            : Give(principal.SetDestinations(Principals.Destinations));
    }

    private static IResult Give(ClaimsPrincipal principal) =>
        Results.SignIn(principal, properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
}
