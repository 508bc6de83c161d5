using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway.Tests;

public sealed class IssuerTests
{
    [Fact]
    public async Task A_new_key_of_the_process_is_known_at_once_and_the_old_one_no_more_in_five_minutes()
    {
        var (old, next) = (new TestIssuer(), new TestIssuer());
        next.Key.KeyId = "next";
        var now = old;
        await using var gateway = new TestGateway { Configure = options => options.IssuerConfiguration = _ => Task.FromResult(now.Configuration) };
        await gateway.InitializeAsync();
        Assert.Equal(200, (await gateway.Ask("{viewer{id}}", token: old.Token())).Status);
        now = next;
        Assert.Equal(200, (await gateway.Ask("{viewer{id}}", token: next.Token())).Status);
        Assert.Equal(401, (await gateway.Ask("{viewer{id}}", token: old.Token(token => token.Claims["auth_time"] = 0))).Status);
        gateway.Clock.Advance(TokenCache.Lasts);    // what was believed before is looked at anew by then
        Assert.Equal(401, (await gateway.Ask("{viewer{id}}", token: old.Token())).Status);
    }

    [Fact]
    public async Task Without_the_issuers_keys_nobody_is_let_in()
    {
        await using var gateway = new TestGateway
        {
            Configure = options => options.IssuerConfiguration = _ => throw new HttpRequestException("the-secret"),
        };
        await gateway.InitializeAsync();
        var answer = await gateway.Ask("{viewer{id}}");
        Assert.Equal((503, "ISSUER_UNAVAILABLE"), (answer.Status, answer.Code));
        Assert.DoesNotContain("the-secret", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issuer_elsewhere_is_discovered()
    {
        var issuer = new TestIssuer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var identity = builder.Build();
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(issuer.Key.Rsa.ExportParameters(false)) { KeyId = issuer.Key.KeyId });
        var address = "";
        identity.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = address, jwks_uri = address + "jwks" }));
        identity.MapGet("/jwks", () => Results.Json(new { keys = new[] { new { kty = "RSA", kid = key.Kid, n = key.N, e = key.E } } }));
        await identity.StartAsync();
        address = identity.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/";

        await using var gateway = new TestGateway
        {
            Configure = options => (options.Issuer, options.IssuerConfiguration) = (address, null),
        };
        await gateway.InitializeAsync();
        Assert.Equal(200, (await gateway.Ask("{viewer{id}}", token: issuer.Token(token => token.Issuer = address))).Status);
        Assert.Equal(401, (await gateway.Ask("{viewer{id}}", token: issuer.Token())).Status);
    }

    [Fact]
    public async Task Wrong_options_stop_the_host_and_say_what_to_mend()
    {
        await using var gateway = new TestGateway
        {
            Configure = options =>
            {
                (options.Issuer, options.IssuerConfiguration, options.Audience) = ("http://id.example.test", null, "");
                (options.CursorKey, options.MaxBodyBytes, options.RememberedDocuments) = (new byte[31], 1023, 0);
                options.Limits = new() { Depth = 0 };
            },
        };
        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(async () => await gateway.InitializeAsync());
        Assert.Equal(
            ["Gateway Issuer", "Gateway Audience", "Gateway CursorKey", "Gateway MaxBodyBytes", "Gateway RememberedDocuments", "One of"],
            stopped.Failures.Select(failure => failure.Split(" is ", 2)[0].Split(" the ", 2)[0]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("id")]
    [InlineData("ftp://id.example.test")]
    public void An_issuer_is_an_address(string issuer) =>
        Assert.StartsWith("Gateway Issuer", Assert.Single(new GatewayOptions { Issuer = issuer }.Faults()), StringComparison.Ordinal);
}
