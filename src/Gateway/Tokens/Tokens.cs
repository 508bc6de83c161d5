using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway;

/// <summary>The caller, and until when the token says so.</summary>
internal sealed record Admitted(Caller Caller, DateTimeOffset Until)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How long a connection may last: until the token expires, and at most a day.</summary>
    public TimeSpan Left(TimeProvider clock) =>
        Until - clock.GetUtcNow() is var left && left > Longest ? Longest : left > TimeSpan.Zero ? left : TimeSpan.Zero;
}

/// <summary>Reads the caller from the access token: everything that is needed must be there, once.</summary>
internal static class Tokens
{
    public static async Task<(Caller? Caller, GatewayCode? Refusal)> Caller(HttpContext context, string language)
    {
        var (admitted, refusal) = await Admit(context, language);
        return (admitted?.Caller, refusal);
    }

    /// <summary>The same, for a connection that may outlive the token.</summary>
    public static Task<(Admitted? Admitted, GatewayCode? Refusal)> Admit(HttpContext context, string language) =>
        Admit(context, language, () => context.AuthenticateAsync(TokenRules.Scheme));

    /// <summary>The same, of what came later in place of the header.</summary>
    public static async Task<(Admitted? Admitted, GatewayCode? Refusal)> Admit(HttpContext context, string? authorization, string language)
    {
        context.Request.Headers.Authorization = authorization;
        await using var anew = context.RequestServices.CreateAsyncScope();    // the request's own handler has looked already, and does so once
        return await Admit(context, language, async () =>
        {
            var handler = await anew.ServiceProvider.GetRequiredService<IAuthenticationHandlerProvider>().GetHandlerAsync(context, TokenRules.Scheme);
            return await handler!.AuthenticateAsync();
        });
    }

    /// <summary>What was found good of late is not looked at again, but for its end.</summary>
    private static async Task<(Admitted? Admitted, GatewayCode? Refusal)> Admit(HttpContext context, string language, Func<Task<AuthenticateResult>> look)
    {
        var (cache, header) = (context.RequestServices.GetRequiredService<TokenCache>(), context.Request.Headers.Authorization);
        if (cache.Find(header) is { } known)
        {
            return known.Until < context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - TokenRules.Skew
                ? (null, GatewayCodes.TokenExpired)
                : (known with { Caller = known.Caller with { Language = language } }, null);
        }

        var (admitted, refusal) = Admit(await look(), language);
        if (admitted is not null)
        {
            cache.Keep(header, admitted);
        }

        return (admitted, refusal);
    }

    private static (Admitted? Admitted, GatewayCode? Refusal) Admit(AuthenticateResult found, string language) =>
        found switch
        {
            { Principal: { } person, Properties.ExpiresUtc: { } until } => Read(person, language) is { } caller ? (new(caller, until), null) : (null, GatewayCodes.TokenInvalid),
            { Failure: SecurityTokenExpiredException } => (null, GatewayCodes.TokenExpired),
            { Failure: IssuerUnavailableException } => (null, GatewayCodes.IssuerUnavailable),
            { Failure: not null } => (null, GatewayCodes.TokenInvalid),
            _ => (null, GatewayCodes.Unauthenticated),
        };

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
            Time("auth_time"), language)
        { IssuedAt = Time("iat") ?? DateTimeOffset.UnixEpoch };

        DateTimeOffset? Time(string type) => long.TryParse(Only(type), CultureInfo.InvariantCulture, out var seconds) ? Instant(seconds) : null;

        string? Only(string type) => principal.FindAll(type).ToList() is [var claim] ? claim.Value : null;
    }

    private static DateTimeOffset? Instant(long seconds) =>
        seconds is >= 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
