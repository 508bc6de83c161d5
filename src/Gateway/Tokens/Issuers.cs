using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway;

/// <summary>The issuers whose access tokens are believed: our own and those that are configured. A token is checked by the rules of the one that it names, and by no other's.</summary>
internal sealed class Issuers : IDisposable
{
    private const string Nobody = "none";

    /// <summary>Headers that bring a key along, or ask for what nobody here understands.</summary>
    private static readonly string[] Suspect = ["jku", "jwk", "x5u", "x5c", "crit"];

    private readonly HttpClient http = IssuerHttp.Make();
    private readonly Dictionary<string, TrustedIssuer> trusted = new(StringComparer.Ordinal);
    private readonly ForeignTokens foreign;

    public Issuers(IOptions<GatewayOptions> options, ForeignTokens foreign, TimeProvider clock, ILogger<IssuerKeys> logger)
    {
        var gateway = options.Value;
        this.foreign = foreign;
        trusted[gateway.Issuer] = Trust("own", new() { Issuer = gateway.Issuer, Audience = gateway.Audience }, null, gateway.IssuerConfiguration is { } configuration ? InProcess(configuration) : null);
        foreach (var (place, issuer) in gateway.Issuers.Index())
        {
            trusted[issuer.Issuer] = Trust($"{place}", issuer, issuer, null);
        }

        TrustedIssuer Trust(string name, IssuerOptions said, IssuerOptions? other, Func<CancellationToken, Task<OpenIdConnectConfiguration>>? here) =>
            TrustedIssuer.Of(name, said, other, here is null ? new(said.Issuer, http, clock, logger) : null, here, clock);
    }

    public void Dispose() => http.Dispose();

    /// <summary>Whose token it is. All that is wrong with one is told as one and the same, but for its end.</summary>
    public async Task<(Admitted? Admitted, GatewayCode? Refusal)> Admit(string text, string language, CancellationToken cancel)
    {
        if (Parse(text) is not { IsEncrypted: false } token)
        {
            return Refuse(Nobody, "malformed");
        }

        if (Suspect.Any(header => token.TryGetHeaderValue<object>(header, out _)))
        {
            return Refuse(Nobody, "header");
        }

        if (!trusted.TryGetValue(token.Issuer, out var issuer))
        {
            return Refuse(Nobody, "issuer");
        }

        if (!issuer.Rules.ValidAlgorithms.Contains(token.Alg))
        {
            return Refuse(issuer.Name, "algorithm");
        }

        TokenValidationResult found;
        try
        {
            found = await issuer.Check(token, cancel);
        }
        catch (IssuerUnavailableException)
        {
            RefusedTokens.Count(issuer.Name, "unavailable");
            return (null, GatewayCodes.IssuerUnavailable);
        }

        if (!found.IsValid)
        {
            return Refuse(issuer.Name, RefusedTokens.Reason(found.Exception));
        }

        var said = new Said(found.ClaimsIdentity.Claims);
        var (caller, wrong) = issuer.Foreign is { } other ? await foreign.Read(said, other, language) : (OwnTokens.Read(said, language), "claims");
        return caller is null ? Refuse(issuer.Name, wrong) : (new(caller, token.ValidTo, issuer.Skew), null);
    }

    private static (Admitted? Admitted, GatewayCode? Refusal) Refuse(string issuer, string reason)
    {
        RefusedTokens.Count(issuer, reason);
        return (null, reason == RefusedTokens.Expired ? GatewayCodes.TokenExpired : GatewayCodes.TokenInvalid);
    }

    private static JsonWebToken? Parse(string text)
    {
        try
        {
            return new(text);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or SecurityTokenException or FormatException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>Asked for every token, so that a new key is known at once.</summary>
    private static Func<CancellationToken, Task<OpenIdConnectConfiguration>> InProcess(Func<CancellationToken, Task<OpenIdConnectConfiguration>> configuration) => async cancel =>
    {
        try
        {
            return await configuration(cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new IssuerUnavailableException(failure);
        }
    };
}
