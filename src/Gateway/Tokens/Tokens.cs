using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace DistrictCoaching.Gateway;

/// <summary>The caller, and until when the token says so.</summary>
/// <param name="Skew">How far its issuer's clock may differ.</param>
internal sealed record Admitted(Caller Caller, DateTimeOffset Until, TimeSpan Skew)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How long a connection may last: until the token expires, and at most a day.</summary>
    public TimeSpan Left(TimeProvider clock) =>
        Until - clock.GetUtcNow() is var left && left > Longest ? Longest : left > TimeSpan.Zero ? left : TimeSpan.Zero;
}

/// <summary>Admits whoever sent an access token that is believed.</summary>
internal static class Tokens
{
    private const string Bearer = "Bearer ";

    public static async Task<(Caller? Caller, GatewayCode? Refusal)> Caller(HttpContext context, string language)
    {
        var (admitted, refusal) = await Admit(context, language);
        return (admitted?.Caller, refusal);
    }

    /// <summary>The same, for a connection that may outlive the token.</summary>
    public static Task<(Admitted? Admitted, GatewayCode? Refusal)> Admit(HttpContext context, string language) =>
        Admit(context, context.Request.Headers.Authorization, language);

    /// <summary>The same, of what came later in place of the header. What was found good of late is not looked at again, but for its end.</summary>
    public static async Task<(Admitted? Admitted, GatewayCode? Refusal)> Admit(HttpContext context, StringValues authorization, string language)
    {
        var cache = context.RequestServices.GetRequiredService<TokenCache>();
        if (cache.Find(authorization) is { } known)
        {
            return known.Until < context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - known.Skew
                ? (null, GatewayCodes.TokenExpired)
                : (known with { Caller = known.Caller with { Language = language } }, null);
        }

        var header = authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || header[Bearer.Length..].Trim() is not { Length: > 0 } token)
        {
            return (null, GatewayCodes.Unauthenticated);
        }

        var (admitted, refusal) = await context.RequestServices.GetRequiredService<Issuers>().Admit(token, language, context.RequestAborted);
        if (admitted is not null)
        {
            cache.Keep(authorization, admitted);
        }

        return (admitted, refusal);
    }
}
