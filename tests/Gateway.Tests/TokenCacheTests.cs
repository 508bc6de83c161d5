using DistrictCoaching.Domain;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Gateway.Tests;

public sealed class TokenCacheTests
{
    private const string Ask = "{viewer{id}}";

    [Fact]
    public async Task A_token_is_checked_once_and_its_end_and_its_caller_each_time()
    {
        var looks = 0;
        var issuer = new TestIssuer();
        await using var gateway = new TestGateway
        {
            Configure = options => options.IssuerConfiguration = _ =>
            {
                looks++;
                return Task.FromResult(issuer.Configuration);
            },
        };
        await gateway.InitializeAsync();
        var token = issuer.Token();
        Assert.Equal(200, (await gateway.Ask(Ask, token: token)).Status);
        var first = looks;
        Assert.Equal("es", (await gateway.Ask("{viewer{language}}", token: token, language: "es")).Json.GetProperty("data").GetProperty("viewer").GetProperty("language").GetString());
        Assert.Equal(first, looks);
        Assert.Equal(401, (await gateway.Ask(Ask, token: token[..^4] + "AAAA")).Status);

        gateway.Roster = () => TestGateway.Listed(Role.Teacher, active: false);
        gateway.Clock.Advance(Standing.Lasts);
        Assert.Equal("NOT_ACTIVE", (await gateway.Ask(Ask, token: token)).Code);
        gateway.Roster = () => TestGateway.Listed(Role.Teacher);
        gateway.Clock.Advance(TokenCache.Lasts - Standing.Lasts - TimeSpan.FromSeconds(1));
        var before = looks;
        Assert.Equal(200, (await gateway.Ask(Ask, token: token)).Status);
        Assert.Equal(before, looks);
        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await gateway.Ask(Ask, token: token)).Status);
        Assert.True(looks > before);
    }

    [Fact]
    public async Task A_token_that_ends_while_it_is_believed_has_ended()
    {
        await using var gateway = new TestGateway();
        await gateway.InitializeAsync();
        var token = gateway.Issuer.Token(token => token.Expires = TestGateway.Now.UtcDateTime.AddMinutes(1));
        Assert.Equal(200, (await gateway.Ask(Ask, token: token)).Status);
        gateway.Clock.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(200, (await gateway.Ask(Ask, token: token)).Status);
        gateway.Clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal((401, "TOKEN_EXPIRED"), ((await gateway.Ask(Ask, token: token)).Status, (await gateway.Ask(Ask, token: token)).Code));
    }

    [Fact]
    public void However_many_there_are_so_many_are_kept()
    {
        var cache = new TokenCache(new FakeTimeProvider());
        var admitted = new Admitted(new(new(Guid.NewGuid()), null, "client", [], null, "en"), DateTimeOffset.MaxValue, TimeSpan.Zero);
        for (var token = 0; token < 5 * TokenCache.Most; token++)
        {
            cache.Keep($"Bearer {token}", admitted);
        }

        Assert.InRange(cache.Count, TokenCache.Most, 2 * TokenCache.Most);
        Assert.Same(admitted, cache.Find($"Bearer {(5 * TokenCache.Most) - 1}"));
        Assert.Null(cache.Find("Bearer 0"));
    }

    [Fact]
    public void What_is_no_single_header_of_a_usual_length_is_not_kept()
    {
        var cache = new TokenCache(new FakeTimeProvider());
        var admitted = new Admitted(new(new(Guid.NewGuid()), null, "client", [], null, "en"), DateTimeOffset.MaxValue, TimeSpan.Zero);
        foreach (var header in new StringValues[] { StringValues.Empty, "", new(["Bearer a", "Bearer b"]), new string('x', 8_193) })
        {
            cache.Keep(header, admitted);
            Assert.Null(cache.Find(header));
        }

        Assert.Equal(0, cache.Count);
    }
}
