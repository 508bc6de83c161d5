using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Identity.Tests;

/// <summary>A client that signs, with an old and a new key.</summary>
internal static class Signer
{
    public static readonly RsaSecurityKey Old = new(RSA.Create(2048)) { KeyId = "old" };
    public static readonly RsaSecurityKey New = new(RSA.Create(2048)) { KeyId = "new" };

    public static string PublicKeys => JsonSerializer.Serialize(new { keys = new[] { Key(Old, open: false), Key(New, open: false) } });

    public static string PrivateKeys => JsonSerializer.Serialize(new[] { Key(Old, open: true), Key(New, open: true) });

    /// <summary>An assertion of this client; each value can be changed.</summary>
    public static string Assertion(Service service, string client, SecurityKey? key = null, string typ = "client-authentication+jwt", string? audience = null, string? id = "", TimeSpan? lasts = null, string? issuer = null)
    {
        var claims = new Dictionary<string, object> { ["sub"] = client };
        if (id is not null)
        {
            claims["jti"] = id.Length == 0 ? $"{Guid.NewGuid()}" : id;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? client,
            Audience = audience ?? service.Issuer.AbsoluteUri,
            TokenType = typ,
            IssuedAt = service.Clock.GetUtcNow().UtcDateTime,
            Expires = (service.Clock.GetUtcNow() + (lasts ?? TimeSpan.FromMinutes(1))).UtcDateTime,
            Claims = claims,
            SigningCredentials = new(key ?? Old, SecurityAlgorithms.RsaSha256),
        });
    }

    private static Dictionary<string, string> Key(RsaSecurityKey key, bool open)
    {
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(key);
        var parts = new Dictionary<string, string> { ["kty"] = "RSA", ["kid"] = key.KeyId, ["alg"] = "RS256", ["n"] = jwk.N, ["e"] = jwk.E };
        if (open)
        {
            (parts["d"], parts["p"], parts["q"], parts["dp"], parts["dq"], parts["qi"]) = (jwk.D, jwk.P, jwk.Q, jwk.DP, jwk.DQ, jwk.QI);
        }

        return parts;
    }
}
