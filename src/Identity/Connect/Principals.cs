using System.Security.Claims;
using DistrictCoaching.Domain;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>What tokens say: who, which district, since when; no name, e-mail or role.</summary>
internal static class Principals
{
    /// <summary>Only in codes and refresh tokens, which nobody but this server reads.</summary>
    public const string Stamp = "stamp";

    public static ClaimsPrincipal For(Session session, IEnumerable<string> scopes)
    {
        var principal = Bare(session.Person.Person.Value.ToString("D"), scopes);
        principal.SetClaim(IdentityNames.Tenant, session.Person.District.Value.ToString("D"));
        principal.SetClaim(Claims.AuthenticationTime, session.SignedIn.ToUnixTimeSeconds());
        principal.SetClaim(Claims.AuthenticationContextReference, session.Acr);
        principal.SetClaim(Stamp, session.Stamp);
        principal.SetClaim(IdentityNames.SignIn, session.Mark.ToString());
        return principal.SetDestinations(Destinations);
    }

    public static ClaimsPrincipal ForApp(string clientId, string? district, IEnumerable<string> scopes)
    {
        var principal = Bare(clientId, scopes);
        principal.SetClaim(IdentityNames.Tenant, district);
        return principal.SetDestinations(Destinations);
    }

    public static (DistrictId District, PersonId Person, string Stamp) Read(ClaimsPrincipal principal) => (
        new(Guid.Parse(principal.GetClaim(IdentityNames.Tenant)!)),
        new(Guid.Parse(principal.GetClaim(Claims.Subject)!)),
        principal.GetClaim(Stamp)!);

    public static IEnumerable<string> Destinations(Claim claim) => claim.Type switch
    {
        Stamp => [],
        IdentityNames.Tenant or IdentityNames.SignIn => [OpenIddictConstants.Destinations.AccessToken],
        _ => [OpenIddictConstants.Destinations.AccessToken, OpenIddictConstants.Destinations.IdentityToken],
    };

    private static ClaimsPrincipal Bare(string subject, IEnumerable<string> scopes)
    {
        var principal = new ClaimsPrincipal(new ClaimsIdentity("OpenIddict", Claims.Name, Claims.Role));
        principal.SetClaim(Claims.Subject, subject).SetScopes(scopes);
        var forTheApi = principal.HasScope(IdentityNames.Coaching) || principal.HasScope(IdentityNames.Directory) || principal.HasScope(IdentityNames.Operator);
        return forTheApi ? principal.SetResources(IdentityNames.Audience) : principal;
    }
}
