namespace DistrictCoaching.Gateway.Tests;

public sealed class IssuerKeyTests : ForeignTokenTest
{
    [Fact]
    public async Task A_new_key_is_known_without_a_restart_and_a_withdrawn_one_is_refused_within_five_minutes()
    {
        var (first, next) = (Other.Key, TestIssuer.NewKey("second"));
        var token = Other.Token(key: first);
        Assert.Equal(200, await Status(token));
        Other.Key = next;
        Assert.Equal(200, await Status(Other.Token(key: next)));    // nobody knew it: asked at once
        Clock.Advance(TokenCache.Lasts);
        Assert.Equal(401, await Status(token));
    }

    [Fact]
    public async Task What_it_withdrew_it_is_asked_for_within_a_minute()
    {
        Assert.Equal(200, await Status(Other.Token()));
        var withdrawn = Other.Key;
        Other.Key = TestIssuer.NewKey("second");
        Clock.Advance(IssuerKeys.Often);
        Assert.Equal(401, await Status(Other.Token(token => token.Claims["jti"] = "another", withdrawn)));
    }

    [Fact]
    public async Task Random_kids_ask_it_once_in_half_a_minute()
    {
        Assert.Equal(200, await Status(Other.Token()));
        Assert.Equal(1, Other.Asked);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Status(Other.Token(key: new Microsoft.IdentityModel.Tokens.RsaSecurityKey(Other.Key.Rsa) { KeyId = $"{number}" }))));
        Assert.Equal(2, Other.Asked);
        Clock.Advance(IssuerKeys.Soonest);
        Assert.Equal(401, await Status(Other.Token(key: TestIssuer.NewKey("more"))));
        Assert.Equal(3, Other.Asked);
    }

    [Fact]
    public async Task While_it_does_not_answer_its_last_keys_are_used_for_an_hour_and_only_its_own_people_wait()
    {
        Assert.Equal(200, await Status(Other.Token()));
        Other.IsDown = true;
        Clock.Advance(IssuerKeys.Held - TimeSpan.FromMinutes(1));
        Assert.Equal(200, await Status(Fresh()));
        Clock.Advance(TimeSpan.FromMinutes(1));
        var down = await Gateway.Ask(Ask, token: Fresh());
        Assert.Equal((503, "ISSUER_UNAVAILABLE"), (down.Status, down.Code));
        Assert.Equal(200, await Status(Gateway.FreshToken()));
        Other.IsDown = false;
        Clock.Advance(IssuerKeys.Soonest);
        Assert.Equal(200, await Status(Fresh()));
        Assert.Contains(Gateway.Logged.Lines, line => line.Contains(Other.Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_that_names_another_issuer_is_not_its_own()
    {
        Other.Says = "https://elsewhere.example";
        Assert.Equal(503, await Status(Other.Token()));
    }

    private string Fresh() => Other.Token(token =>
        (token.NotBefore, token.IssuedAt, token.Expires) = (Clock.GetUtcNow().UtcDateTime, Clock.GetUtcNow().UtcDateTime, Clock.GetUtcNow().UtcDateTime.AddMinutes(10)));

    private async Task<int> Status(string token) => (await Gateway.Ask(Ask, token: token)).Status;
}
