using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway;

/// <summary>Which access tokens are believed: RS256, typ at+jwt, our issuer and audience, a key named by the issuer, within their time.</summary>
internal sealed class TokenRules(IOptions<GatewayOptions> options, TimeProvider clock) : IConfigureNamedOptions<JwtBearerOptions>
{
    public const string Scheme = "gateway";

    /// <summary>How far clocks may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, JwtBearerOptions bearer)
    {
        if (name != Scheme)
        {
            return;
        }

        var gateway = options.Value;
        bearer.MapInboundClaims = false;
        bearer.SaveToken = false;
        bearer.TokenValidationParameters = new()
        {
            ValidIssuer = gateway.Issuer,
            ValidAudience = gateway.Audience,
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            TryAllIssuerSigningKeys = false,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until),
        };
        if (gateway.IssuerConfiguration is { } configuration)
        {
            bearer.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                gateway.Issuer, new InProcess(configuration), new HttpDocumentRetriever());
        }
        else
        {
            bearer.Authority = gateway.Issuer;
            bearer.RequireHttpsMetadata = !new Uri(gateway.Issuer).IsLoopback;
        }
    }

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is null ? throw new SecurityTokenNoExpirationException()
            : until < now - Skew ? throw new SecurityTokenExpiredException()
            : from is null || from <= now + Skew;
    }

    private sealed class InProcess(Func<CancellationToken, Task<OpenIdConnectConfiguration>> configuration)
        : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel) =>
            configuration(cancel);
    }
}
