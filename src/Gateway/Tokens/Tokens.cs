using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway;

/// <summary>Reads the caller from the access token: everything that is needed must be there, once.</summary>
internal static class Tokens
{
    public static async Task<(Caller? Caller, GatewayCode? Refusal)> Caller(HttpContext context, string language)
    {
        var found = await context.AuthenticateAsync(TokenRules.Scheme);
        return found switch
        {
            { Principal: { } person } => Read(person, language) is { } caller ? (caller, null) : (null, GatewayCodes.TokenInvalid),
            { Failure: SecurityTokenExpiredException } => (null, GatewayCodes.TokenExpired),
            { Failure: IssuerUnavailableException } => (null, GatewayCodes.IssuerUnavailable),
            { Failure: not null } => (null, GatewayCodes.TokenInvalid),
            _ => (null, GatewayCodes.Unauthenticated),
        };
    }

    private static Caller? Read(ClaimsPrincipal principal, string language)
    {
        if (Only("sub") is not { } subject || Only("client_id") is not { Length: > 0 } client)
        {
            return null;
        }

        // A client that acts for itself is its own subject; only those who run the service act for no district.
        var isClient = subject == client;
        ImmutableHashSet<string> scopes = [.. principal.FindAll("scope").SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var isOperator = isClient && scopes.Contains(Gateway.Caller.OperatorScope) && !principal.HasClaim(claim => claim.Type == "tenant");
        var district = isOperator ? DistrictId.Service : Guid.TryParse(Only("tenant"), out var tenant) && tenant != DistrictId.Service.Value ? new(tenant) : (DistrictId?)null;
        if (district is null || (!Guid.TryParse(subject, out var person) && !isClient))
        {
            return null;
        }

        return new(
            district.Value, isClient ? null : new PersonId(person), client, scopes,
            long.TryParse(Only("auth_time"), CultureInfo.InvariantCulture, out var seconds) ? Instant(seconds) : null, language);

        string? Only(string type) => principal.FindAll(type).ToList() is [var claim] ? claim.Value : null;
    }

    private static DateTimeOffset? Instant(long seconds) =>
        seconds is >= 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
