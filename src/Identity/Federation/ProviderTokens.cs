using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Identity;

/// <summary>Identity tokens of providers. The platform's handler lets an unsigned one pass where it came over TLS; here none does.</summary>
internal sealed class ProviderTokens : JsonWebTokenHandler
{
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Asymmetric signatures only: a provider cannot be imitated with what the district knows.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public ProviderTokens() => MapInboundClaims = false;

    public static TokenValidationParameters Rules(Provider provider, TimeProvider clock) => new()
    {
        ValidIssuer = provider.Issuer,
        ValidAudience = provider.ClientId,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) => until + Skew > clock.GetUtcNow().UtcDateTime && (from is null || from <= clock.GetUtcNow().UtcDateTime + Skew),
    };

    public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        validationParameters.RequireSignedTokens = true;
        return base.ValidateTokenAsync(token, validationParameters);
    }
}
