using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Another issuer, over real HTTP, whose every word the test decides.</summary>
public sealed class ForeignIssuer : IAsyncDisposable
{
    public const string Audience = "api://district-coaching";
    private WebApplication? app;

    /// <summary>With what it signs, and what it publishes.</summary>
    public RsaSecurityKey Key { get; set; } = TestIssuer.NewKey("first");

    public string Address { get; private set; } = "";

    /// <summary>What its discovery document says that it is; null: what it is.</summary>
    public string? Says { get; set; }

    public bool IsDown { get; set; }

    /// <summary>How often it was asked for its document.</summary>
    public int Asked { get; private set; }

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet("/realm/.well-known/openid-configuration", () =>
        {
            Asked++;
            return IsDown ? Results.StatusCode(503) : Results.Json(new { issuer = Says ?? Address, jwks_uri = Address + "/keys" });
        });
        app.MapGet("/realm/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(Key.Rsa.ExportParameters(false)) { KeyId = Key.KeyId });
            return Results.Json(new { keys = new[] { new { kty = "RSA", kid = key.Kid, n = key.N, e = key.E, use = "sig" } } });
        });
        await app.StartAsync();
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/realm";
    }

    /// <summary>A good token as Keycloak's and Entra's are, changed.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var now = DateTime.UnixEpoch.AddSeconds(TestGateway.Now.ToUnixTimeSeconds());
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = Audience,
            TokenType = "JWT",
            NotBefore = now,
            IssuedAt = now,
            Expires = now.AddMinutes(10),
            SigningCredentials = new(key ?? Key, algorithm),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = "pairwise",
                ["oid"] = "ana-at-her-district",
                ["org"] = "L-1",
                ["azp"] = "their-portal",
                ["scp"] = "act read",
                ["employee"] = "a-1",
                ["auth_time"] = TestGateway.Now.ToUnixTimeSeconds() - 60,
                ["acr"] = "strong",
            },
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? default;
}
