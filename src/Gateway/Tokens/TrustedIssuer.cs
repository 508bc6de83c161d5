using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway;

/// <summary>How an issuer's tokens are checked: algorithm, type, audience, a key that it names, and time.</summary>
/// <param name="Foreign">Null: our own.</param>
internal sealed record TrustedIssuer(string Name, IssuerOptions? Foreign, TokenValidationParameters Rules, TimeSpan Skew, Func<CancellationToken, Task<OpenIdConnectConfiguration>> Keys, IssuerKeys? Elsewhere)
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    public static TrustedIssuer Of(string name, IssuerOptions said, IssuerOptions? foreign, IssuerKeys? elsewhere, Func<CancellationToken, Task<OpenIdConnectConfiguration>>? inProcess, TimeProvider clock)
    {
        var skew = TimeSpan.FromSeconds(said.ClockSkewSeconds);
        var rules = new TokenValidationParameters
        {
            ValidIssuer = said.Issuer,
            ValidAudience = said.Audience,
            ValidTypes = said.UsedTypes,
            ValidAlgorithms = said.UsedAlgorithms,
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            TryAllIssuerSigningKeys = false,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until, skew, clock),
        };
        return new(name, foreign, rules, skew, inProcess ?? elsewhere!.Current, inProcess is null ? elsewhere : null);
    }

    /// <exception cref="IssuerUnavailableException">It did not give its keys.</exception>
    public async Task<TokenValidationResult> Check(JsonWebToken token, CancellationToken cancel)
    {
        var keys = await Keys(cancel);
        var checkedOnce = await Check(token, keys);
        return checkedOnce.Exception is SecurityTokenSignatureKeyNotFoundException && Elsewhere is { } elsewhere && await elsewhere.Newer(keys, cancel) is { } newer
            ? await Check(token, newer)
            : checkedOnce;
    }

    private Task<TokenValidationResult> Check(JsonWebToken token, OpenIdConnectConfiguration keys)
    {
        var rules = Rules.Clone();
        rules.IssuerSigningKeys = keys.SigningKeys;
        return Handler.ValidateTokenAsync(token, rules);
    }

    private static bool IsNow(DateTime? from, DateTime? until, TimeSpan skew, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is null ? throw new SecurityTokenNoExpirationException()
            : until < now - skew ? throw new SecurityTokenExpiredException()
            : from is null || from <= now + skew;
    }
}
