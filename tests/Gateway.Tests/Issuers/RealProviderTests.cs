using DistrictCoaching.Tests;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>A provider that others made (npm's oidc-provider), whose access tokens are JWTs.</summary>
public sealed class RealProviderTests : IAsyncLifetime
{
    private const string Ask = "{viewer{id}}";
    private readonly Upstreams upstreams = new();
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());
    private TestGateway gateway = null!;

    private Upstream Provider => upstreams.First;

    public async ValueTask InitializeAsync()
    {
        await upstreams.Start();
        gateway = new()
        {
            Clock = clock,
            Configure = options => options.Issuers.Add(new() { Issuer = Provider.Issuer, Audience = Upstream.Api, District = "lincoln" }),
        };
        await gateway.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await gateway.DisposeAsync();
        await upstreams.DisposeAsync();
    }

    [Fact]
    public async Task Its_access_tokens_are_believed_its_identity_tokens_are_not_and_its_lies_neither()
    {
        var honest = await Token(null);
        var answer = await gateway.Ask(Ask, token: honest.Access);
        Assert.Equal(NodeId.Of("Person", TestIssuer.Person), answer.Data.GetProperty("viewer").GetProperty("id").GetString());
        Assert.Equal(401, await Status(honest.Identity));
        foreach (var lie in new[] { "none", "stripped", "foreign", "hs256", "iss", "aud", "unknown-key" })
        {
            Assert.Equal((lie, 401), (lie, await Status((await Token(lie)).Access)));
        }

        Assert.Equal("TOKEN_EXPIRED", (await gateway.Ask(Ask, token: (await Token("expired")).Access)).Code);
        Assert.Equal(200, await Status((await Token(null)).Access));
    }

    [Fact]
    public async Task It_rolls_its_keys_while_the_gateway_runs()
    {
        var before = (await Token(null)).Access;
        Assert.Equal(200, await Status(before));
        var after = (await Token("rolled")).Access;
        Assert.Equal(200, await Status(after));
        Assert.Equal(2, await Provider.KeysAsked());
        clock.Advance(TokenCache.Lasts);
        Assert.Equal(401, await Status(before));
        Assert.Equal(200, await Status(after));
    }

    private async Task<(string Access, string Identity)> Token(string? lie)
    {
        await Provider.Tell("ana", new { }, lie);
        return await Provider.Tokens();
    }

    private async Task<int> Status(string token) => (await gateway.Ask(Ask, token: token)).Status;
}
