using System.Diagnostics.Metrics;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway;

/// <summary>Counts why tokens were refused, for those who run the service; whoever sent one is not told. The labels are of fixed sets.</summary>
internal static class RefusedTokens
{
    public const string Expired = "expired";

    private static readonly Counter<long> Refused = new Meter(Telemetry.Name).CreateCounter<long>(
        "district_coaching.gateway.tokens.refused", description: "Access tokens that were refused, by the issuer's place in Gateway:Issuers and by the reason.");

    /// <param name="issuer">`own`, the place of another one in the settings, or `none`.</param>
    public static void Count(string issuer, string reason) => Refused.Add(1, new("issuer", issuer), new("reason", reason));

    public static string Reason(Exception? failure) => failure switch
    {
        SecurityTokenExpiredException => Expired,
        SecurityTokenNoExpirationException => "no_end",
        SecurityTokenInvalidLifetimeException => "not_yet",
        SecurityTokenInvalidAudienceException => "audience",
        SecurityTokenInvalidTypeException => "type",
        SecurityTokenSignatureKeyNotFoundException => "key",
        _ => "signature",
    };
}
