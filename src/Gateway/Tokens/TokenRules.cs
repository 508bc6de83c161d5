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
        bearer.Events = new() { OnAuthenticationFailed = Answer };
        if (gateway.IssuerConfiguration is { } configuration)
        {
            bearer.ConfigurationManager = new InProcess(configuration);
        }
        else
        {
            bearer.Authority = gateway.Issuer;
            bearer.RequireHttpsMetadata = !new Uri(gateway.Issuer).IsLoopback;
        }
    }

    /// <summary>A failure is an answer, whatever it is: nothing is thrown past the one place that words it.</summary>
    private static Task Answer(AuthenticationFailedContext failed)
    {
        failed.Fail(failed.Exception);
        return Task.CompletedTask;
    }

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is null ? throw new SecurityTokenNoExpirationException()
            : until < now - Skew ? throw new SecurityTokenExpiredException()
            : from is null || from <= now + Skew;
    }

    /// <summary>Asked for every token, so that a new key is known at once.</summary>
    private sealed class InProcess(Func<CancellationToken, Task<OpenIdConnectConfiguration>> configuration)
        : IConfigurationManager<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
        {
            try
            {
                return await configuration(cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw new IssuerUnavailableException(failure);
            }
        }

        public void RequestRefresh()
        {
        }
    }
}

/// <summary>The issuer did not give its keys.</summary>
internal sealed class IssuerUnavailableException(Exception failure) : Exception("The issuer did not give its keys.", failure);
