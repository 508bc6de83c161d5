using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DistrictCoaching.Identity.Tests;

public sealed class SessionTests : ServiceTests
{
    [Fact]
    public async Task A_silent_request_is_answered_by_the_session_or_not_at_all()
    {
        Assert.Equal("login_required", (await Browser.Open(Flow.Authorize(("prompt", "none")))).Given("error"));
        await Flow.Enter(Browser);
        Assert.NotNull((await Browser.Open(Flow.Authorize(("prompt", "none")))).Given("code"));
    }

    [Fact]
    public async Task A_session_ends_after_ten_hours()
    {
        await Flow.Enter(Browser);
        Service.Clock.Advance(TimeSpan.FromHours(10) + TimeSpan.FromSeconds(1));
        Assert.Equal("login_required", (await Browser.Open(Flow.Authorize(("prompt", "none")))).Given("error"));
    }

    [Fact]
    public async Task A_sign_in_that_is_too_old_is_asked_for_again_and_its_time_is_the_new_one()
    {
        await Flow.Enter(Browser);
        Service.Clock.Advance(TimeSpan.FromSeconds(300));
        Assert.NotNull((await Browser.Open(Flow.Authorize(("max_age", "300")))).Given("code"));
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("login_required", (await Browser.Open(Flow.Authorize(("max_age", "300"), ("prompt", "none")))).Given("error"));
        var page = await Browser.Open(Flow.Authorize(("max_age", "300")));
        Assert.Equal("Sign in", page.Title);
        await Signed_in_at(Service.Clock.GetUtcNow(), await Browser.SignIn(page, "lincoln", "ana"));
    }

    [Fact]
    public async Task A_token_of_an_old_session_tells_when_the_password_was_entered()
    {
        var entered = Service.Clock.GetUtcNow();
        await Flow.Enter(Browser);
        Service.Clock.Advance(TimeSpan.FromHours(2));
        await Signed_in_at(entered, await Browser.Open(Flow.Authorize()));
    }

    [Theory]
    [InlineData("prompt", "login")]
    [InlineData("prompt", "select_account")]
    [InlineData("max_age", "0")]
    public async Task A_client_can_ask_for_the_password_in_spite_of_a_session(string name, string value)
    {
        await Flow.Enter(Browser);
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        var page = await Browser.Open(Flow.Authorize((name, value)));
        Assert.Equal("Sign in", page.Title);
        await Signed_in_at(Service.Clock.GetUtcNow(), await Browser.SignIn(page, "lincoln", "ana"));
    }

    [Fact]
    public async Task A_session_of_one_district_gives_no_token_of_another()
    {
        await Flow.Enter(Browser);
        var silent = await Browser.Open(Flow.Authorize(("district", "madison"), ("prompt", "none")));
        Assert.Equal("login_required", silent.Given("error"));
        var page = await Browser.Open(Flow.Authorize(("district", "madison")));
        Assert.Equal("Sign in", page.Title);
        Assert.Equal("madison", page.Html!.Descendants("input").Single(input => input.Attribute("name")!.Value == "district").Attribute("value")!.Value);
        Assert.Equal(HttpStatusCode.Forbidden, (await Browser.SignIn(page, "madison", "ana")).Status);
    }

    [Fact]
    public async Task Signing_in_to_a_second_district_replaces_the_session_of_the_first()
    {
        await Flow.Enter(Browser);
        var back = await Browser.SignIn(await Browser.Open(Flow.Authorize(("district", "madison"))), "madison", "eva");
        var token = new JsonWebToken((await Flow.Redeem(back.Given("code")!))["access_token"]);
        Assert.Equal(Roster.Madison.District.Value.ToString("D"), token.GetClaim("tenant").Value);
        Assert.Equal(Roster.Eva.Person.Value.ToString("D"), token.Subject);
        Assert.Equal("login_required", (await Browser.Open(Flow.Authorize(("district", "lincoln"), ("prompt", "none")))).Given("error"));
    }

    [Fact]
    public async Task A_hint_at_another_person_gets_no_code()
    {
        var hers = (await Flow.Redeem(await Flow.Code(Browser)))["id_token"]!;
        Assert.NotNull((await Browser.Open(Flow.Authorize(("id_token_hint", hers), ("prompt", "none")))).Given("code"));
        using var other = Service.Browser();
        await other.SignIn(await other.Open(Flow.Authorize()), "lincoln", "ben");
        var answer = await other.Open(Flow.Authorize(("id_token_hint", hers), ("prompt", "none")));
        Assert.Equal("login_required", answer.Given("error"));
        Assert.Null(answer.Given("code"));
    }

    [Fact]
    public async Task The_cookie_of_the_session_cannot_be_read_by_scripts_or_sent_from_elsewhere()
    {
        var page = await Browser.Open(Flow.Authorize());
        await Browser.SignIn(page, "lincoln", "ana");
        var cookies = Browser.SetCookies.Where(cookie => cookie.StartsWith("dc-", StringComparison.Ordinal)).ToList();
        Assert.Equal(["dc-form", "dc-known", "dc-session"], cookies.Select(cookie => cookie.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("samesite=lax; httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase));
    }

    private async Task Signed_in_at(DateTimeOffset time, Shown back)
    {
        var token = new JsonWebToken((await Flow.Redeem(back.Given("code")!))["access_token"]);
        Assert.Equal(time.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), token.GetClaim("auth_time").Value);
    }
}
