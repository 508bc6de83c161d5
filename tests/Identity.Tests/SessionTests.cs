using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DistrictCoaching.Identity.Tests;

public sealed class SessionTests : IAsyncLifetime
{
    private Service service = null!;
    private CodeFlow flow = null!;
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        service = await Service.WithPeople();
        flow = new(service);
        browser = service.Browser();
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        flow.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task A_silent_request_is_answered_by_the_session_or_not_at_all()
    {
        Assert.Equal("login_required", (await browser.Open(flow.Authorize(("prompt", "none")))).Given("error"));
        await flow.Enter(browser);
        Assert.NotNull((await browser.Open(flow.Authorize(("prompt", "none")))).Given("code"));
    }

    [Fact]
    public async Task A_session_ends_after_ten_hours()
    {
        await flow.Enter(browser);
        service.Clock.Advance(TimeSpan.FromHours(10) + TimeSpan.FromSeconds(1));
        Assert.Equal("login_required", (await browser.Open(flow.Authorize(("prompt", "none")))).Given("error"));
    }

    [Fact]
    public async Task A_sign_in_that_is_too_old_is_asked_for_again_and_its_time_is_the_new_one()
    {
        await flow.Enter(browser);
        service.Clock.Advance(TimeSpan.FromSeconds(300));
        Assert.NotNull((await browser.Open(flow.Authorize(("max_age", "300")))).Given("code"));
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("login_required", (await browser.Open(flow.Authorize(("max_age", "300"), ("prompt", "none")))).Given("error"));
        var page = await browser.Open(flow.Authorize(("max_age", "300")));
        Assert.Equal("Sign in", page.Title);
        await Signed_in_at(service.Clock.GetUtcNow(), await browser.SignIn(page, "lincoln", "ana"));
    }

    [Fact]
    public async Task A_token_of_an_old_session_tells_when_the_password_was_entered()
    {
        var entered = service.Clock.GetUtcNow();
        await flow.Enter(browser);
        service.Clock.Advance(TimeSpan.FromHours(2));
        await Signed_in_at(entered, await browser.Open(flow.Authorize()));
    }

    [Theory]
    [InlineData("prompt", "login")]
    [InlineData("prompt", "select_account")]
    [InlineData("max_age", "0")]
    public async Task A_client_can_ask_for_the_password_in_spite_of_a_session(string name, string value)
    {
        await flow.Enter(browser);
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        var page = await browser.Open(flow.Authorize((name, value)));
        Assert.Equal("Sign in", page.Title);
        await Signed_in_at(service.Clock.GetUtcNow(), await browser.SignIn(page, "lincoln", "ana"));
    }

    [Fact]
    public async Task A_session_of_one_district_gives_no_token_of_another()
    {
        await flow.Enter(browser);
        var silent = await browser.Open(flow.Authorize(("district", "madison"), ("prompt", "none")));
        Assert.Equal("login_required", silent.Given("error"));
        var page = await browser.Open(flow.Authorize(("district", "madison")));
        Assert.Equal("Sign in", page.Title);
        Assert.Equal("madison", page.Html!.Descendants("input").Single(input => input.Attribute("name")!.Value == "district").Attribute("value")!.Value);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SignIn(page, "madison", "ana")).Status);
    }

    [Fact]
    public async Task Signing_in_to_a_second_district_replaces_the_session_of_the_first()
    {
        await flow.Enter(browser);
        var back = await browser.SignIn(await browser.Open(flow.Authorize(("district", "madison"))), "madison", "eva");
        var token = new JsonWebToken((await flow.Redeem(back.Given("code")!))["access_token"]);
        Assert.Equal(Roster.Madison.District.Value.ToString("D"), token.GetClaim("tenant").Value);
        Assert.Equal(Roster.Eva.Person.Value.ToString("D"), token.Subject);
        Assert.Equal("login_required", (await browser.Open(flow.Authorize(("district", "lincoln"), ("prompt", "none")))).Given("error"));
    }

    [Fact]
    public async Task A_hint_at_another_person_gets_no_code()
    {
        var hers = (await flow.Redeem(await flow.Code(browser)))["id_token"]!;
        Assert.NotNull((await browser.Open(flow.Authorize(("id_token_hint", hers), ("prompt", "none")))).Given("code"));
        using var other = service.Browser();
        await other.SignIn(await other.Open(flow.Authorize()), "lincoln", "ben");
        var answer = await other.Open(flow.Authorize(("id_token_hint", hers), ("prompt", "none")));
        Assert.Equal("login_required", answer.Given("error"));
        Assert.Null(answer.Given("code"));
    }

    [Fact]
    public async Task The_cookie_of_the_session_cannot_be_read_by_scripts_or_sent_from_elsewhere()
    {
        var page = await browser.Open(flow.Authorize());
        await browser.SignIn(page, "lincoln", "ana");
        var cookies = browser.SetCookies.Where(cookie => cookie.StartsWith("dc-", StringComparison.Ordinal)).ToList();
        Assert.Equal(["dc-form", "dc-session"], cookies.Select(cookie => cookie.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("samesite=lax; httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase));
    }

    private async Task Signed_in_at(DateTimeOffset time, Shown back)
    {
        var token = new JsonWebToken((await flow.Redeem(back.Given("code")!))["access_token"]);
        Assert.Equal(time.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), token.GetClaim("auth_time").Value);
    }
}
