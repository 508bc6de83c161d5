using System.Net;

namespace DistrictCoaching.Identity.Tests;

public sealed class CodeTests : ServiceTests
{
    [Fact]
    public async Task The_answer_names_its_issuer_and_the_code_gives_tokens()
    {
        var back = await Flow.Enter(Browser);
        Assert.Equal(Service.PortalBack.AbsoluteUri, back.At.GetLeftPart(UriPartial.Path));
        Assert.Equal("st", back.Given("state"));
        Assert.Equal(Service.Issuer.AbsoluteUri, back.Given("iss"));
        var tokens = await Flow.Redeem(back.Given("code")!);
        Assert.Equal(HttpStatusCode.OK, tokens.Status);
        Assert.Equal("Bearer", tokens["token_type"]);
    }

    [Fact]
    public async Task A_code_used_twice_gives_nothing_and_ends_what_it_gave()
    {
        var code = await Flow.Code(Browser);
        var tokens = await Flow.Redeem(code);
        Refused("invalid_grant", await Flow.Redeem(code));
        Refused("invalid_grant", await Flow.Refresh(tokens["refresh_token"]!));
    }

    [Fact]
    public async Task A_replayed_code_ends_no_other_session_of_the_person()
    {
        var other = await Flow.Redeem(await Flow.Code(Browser));
        var code = await Flow.Code(Browser);
        await Flow.Redeem(code);
        await Flow.Redeem(code);
        Assert.Equal(HttpStatusCode.OK, (await Flow.Refresh(other["refresh_token"]!)).Status);
    }

    [Fact]
    public async Task Of_eight_who_redeem_a_code_at_once_one_is_served()
    {
        var code = await Flow.Code(Browser);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Flow.Redeem(code)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_lives_for_a_minute()
    {
        var code = await Flow.Code(Browser);
        Service.Clock.Advance(TimeSpan.FromSeconds(61));
        Refused("invalid_grant", await Flow.Redeem(code));
    }

    [Theory]
    [InlineData("code_verifier", "EBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "invalid_grant")]
    [InlineData("code_verifier", null, "invalid_request")]
    [InlineData("redirect_uri", "https://portal.example/other", "invalid_grant")]
    [InlineData("client_id", "stranger", "invalid_client")]
    public async Task A_code_is_worth_nothing_to_others(string name, string? value, string error) =>
        Refused(error, await Flow.Redeem(await Flow.Code(Browser), (name, value)));

    [Theory]
    [InlineData("code_challenge", null)]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge_method", null)]
    [InlineData("response_type", "token")]
    [InlineData("response_mode", "form_post")]
    [InlineData("client_id", "stranger")]
    [InlineData("redirect_uri", "https://portal.example/back/more")]
    [InlineData("redirect_uri", "https://portal.example/back?more")]
    [InlineData("redirect_uri", "https://portal.example/Back")]
    [InlineData("redirect_uri", "https://portal.example/back#more")]
    [InlineData("redirect_uri", "https://attacker.example/back")]
    [InlineData("redirect_uri", null)]
    [InlineData("scope", "openid operator")]
    [InlineData("scope", "openid unheard-of")]
    public async Task A_request_that_is_not_exact_gets_no_code(string name, string? value)
    {
        await Flow.Enter(Browser);
        var shown = await Browser.Open(Flow.Authorize((name, value)));
        Assert.Null(shown.Given("code"));
        if (shown.Html is null)
        {
            Assert.Equal(Service.PortalBack.AbsoluteUri, shown.At.GetLeftPart(UriPartial.Path));
            Assert.NotNull(shown.Given("error"));
        }
        else
        {
            Assert.Equal(HttpStatusCode.BadRequest, shown.Status);
            Assert.Equal("This did not work", shown.Title);
        }
    }

    private static void Refused(string error, Answer answer)
    {
        Assert.Equal(error, answer["error"]);
        Assert.Null(answer["access_token"]);
    }
}
