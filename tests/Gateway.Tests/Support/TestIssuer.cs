using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>An issuer of access tokens in the process, with one RSA key.</summary>
public sealed class TestIssuer
{
    public const string Address = "https://id.example.test/";

    public static readonly Guid District = Guid.NewGuid(), Person = Guid.NewGuid();

    public RsaSecurityKey Key { get; } = NewKey("the-key");

    public OpenIdConnectConfiguration Configuration
    {
        get
        {
            var configuration = new OpenIdConnectConfiguration { Issuer = Address };
            configuration.SigningKeys.Add(new RsaSecurityKey(Key.Rsa.ExportParameters(false)) { KeyId = Key.KeyId });
            return configuration;
        }
    }

    public static RsaSecurityKey NewKey(string kid) => new(RSA.Create(2048)) { KeyId = kid };

    /// <summary>A good token, changed.</summary>
    public string Token(
        Action<SecurityTokenDescriptor>? change = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var now = DateTime.UnixEpoch.AddSeconds(TestGateway.Now.ToUnixTimeSeconds());
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "district-coaching",
            TokenType = "at+jwt",
            NotBefore = now,
            IssuedAt = now,
            Expires = now.AddMinutes(10),
            SigningCredentials = new(key ?? Key, algorithm),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = Person.ToString("D"),
                ["tenant"] = District.ToString("D"),
                ["client_id"] = "portal",
                ["scope"] = "coaching offline_access",
                ["auth_time"] = TestGateway.Now.ToUnixTimeSeconds() - 60,
            },
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}
