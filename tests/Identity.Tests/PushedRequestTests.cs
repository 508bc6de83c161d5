using System.Net;

namespace DistrictCoaching.Identity.Tests;

public sealed class PushedRequestTests : ServiceTests
{
    private CodeFlow reader = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        reader = new(Service, "reader", Service.ReaderBack, Service.ReaderSecret);
    }

    [Fact]
    public async Task It_is_answered_as_it_was_pushed_whatever_the_browser_adds()
    {
        var page = await Browser.SignIn(await Browser.Open(await reader.Pushed() + "&redirect_uri=https%3A%2F%2Fattacker.example%2F&scope=openid"), "lincoln", "ana");
        var back = await Browser.Submit(page, ("decision", "yes"));
        Assert.Equal(Service.ReaderBack.AbsoluteUri, back.At.GetLeftPart(UriPartial.Path));
        Assert.Equal("openid offline_access coaching", (await reader.Redeem(back.Given("code")!))["scope"] ?? "openid offline_access coaching");
    }

    [Fact]
    public async Task It_lives_for_five_minutes_and_is_used_once()
    {
        var pushed = await reader.Push();
        Assert.Equal((HttpStatusCode.Created, "300"), (pushed.Status, pushed["expires_in"]));
        var asked = await Flow.Pushed();
        Assert.NotNull((await Browser.SignIn(await Browser.Open(asked), "lincoln", "ana")).Given("code"));
        Assert.Equal(HttpStatusCode.BadRequest, (await Browser.Open(asked)).Status);
        asked = await Flow.Pushed();
        Service.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.BadRequest, (await Browser.Open(asked)).Status);
    }

    [Theory]
    [InlineData("prompt", "login")]
    [InlineData("max_age", "0")]
    public async Task A_sign_in_that_it_asks_for_is_asked_for_once(string name, string value)
    {
        await Flow.Enter(Browser);
        Service.Clock.Advance(TimeSpan.FromSeconds(2));
        var page = await Browser.Open(await reader.Pushed((name, value)));
        Assert.Equal("Sign in", page.Title);
        page = await Browser.SignIn(page, "lincoln", "ana");
        Assert.Equal("Allow this application?", page.Title);
        Service.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull((await Browser.Submit(page, ("decision", "yes"))).Given("code"));
    }

    [Fact]
    public async Task Nobody_else_can_say_that_the_person_signed_in_for_it()
    {
        await Flow.Enter(Browser);
        var asked = await Flow.Pushed(("prompt", "login"));
        Assert.Equal("Sign in", (await Browser.Open($"{asked}&signed_in=yes")).Title);
        Assert.Equal("Sign in", (await Browser.Open(Flow.Authorize(("prompt", "login"), ("signed_in", "yes")))).Title);
    }

    [Fact]
    public async Task It_is_worth_nothing_to_another_client()
    {
        var uri = (await reader.Push())["request_uri"]!;
        Assert.Equal(HttpStatusCode.BadRequest, (await Browser.Open($"connect/authorize?client_id=portal&request_uri={Uri.EscapeDataString(uri)}")).Status);
    }

    [Theory]
    [InlineData("client_secret", "a wrong secret of quite some length", "invalid_client")]
    [InlineData("redirect_uri", "https://attacker.example/back", "invalid_request")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("scope", "openid operator", "invalid_request")]
    [InlineData("request_uri", "urn:ietf:params:oauth:request_uri:other", "invalid_request")]
    public async Task What_is_not_exact_is_not_taken(string name, string? value, string error)
    {
        var answer = await reader.Push((name, value));
        Assert.Equal(error, answer["error"]);
        Assert.Null(answer["request_uri"]);
    }
}
