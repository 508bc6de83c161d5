using System.Net;

namespace DistrictCoaching.Identity.Tests;

public sealed class LogoutTests : IAsyncLifetime
{
    private Service service = null!;
    private CodeFlow flow = null!;
    private Browser browser = null!;
    private string hint = "";

    public async ValueTask InitializeAsync()
    {
        service = await Service.WithPeople();
        flow = new(service);
        browser = service.Browser();
        hint = (await flow.Redeem(await flow.Code(browser)))["id_token"]!;
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        flow.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task A_client_with_her_identity_token_signs_her_out_and_gets_her_back()
    {
        var back = await browser.Open(Logout(hint));
        Assert.Equal("https://portal.example/out?state=st", back.At.AbsoluteUri);
        Assert.False(await SignedIn());
    }

    [Fact]
    public async Task An_old_identity_token_still_proves_whose_it_is()
    {
        service.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal("https://portal.example/out?state=st", (await browser.Open(Logout(hint))).At.AbsoluteUri);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not.a.token")]
    [InlineData("altered")]
    [InlineData("another person's")]
    public async Task Without_a_good_one_the_person_is_asked(string? kind)
    {
        var given = kind switch
        {
            "altered" => hint[..^8] + "AAAAAAAA",
            "another person's" => await HintOfBen(),
            _ => kind,
        };
        var page = await browser.Open(Logout(given));
        Assert.Equal("Sign out?", page.Title);
        Assert.True(await SignedIn());
        Assert.Equal("https://portal.example/out?state=st", (await browser.Submit(page, ("confirm", "yes"))).At.AbsoluteUri);
        Assert.False(await SignedIn());
    }

    [Fact]
    public async Task A_confirmation_that_does_not_come_from_our_form_is_asked_again()
    {
        Assert.Equal("Sign out?", (await browser.Post("connect/logout", ("client_id", "portal"), ("confirm", "yes"))).Title);
        Assert.Equal("Sign out?", (await browser.Open("connect/logout?client_id=portal&confirm=yes")).Title);
        Assert.True(await SignedIn());
    }

    [Fact]
    public async Task Nobody_is_sent_to_an_address_that_no_client_has()
    {
        var page = await browser.Open($"connect/logout?id_token_hint={hint}&post_logout_redirect_uri=https%3A%2F%2Fattacker.example%2F");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("This did not work", page.Title);
        Assert.True(await SignedIn());
    }

    [Fact]
    public async Task Without_an_address_the_person_stays_on_our_page()
    {
        var page = await browser.Submit(await browser.Open("connect/logout"), ("confirm", "yes"));
        Assert.Equal("You are signed out", page.Title);
        Assert.Equal("/account/signed-out", page.At.AbsolutePath);
        Assert.False(await SignedIn());
    }

    private async Task<bool> SignedIn() => (await browser.Open(flow.Authorize(("prompt", "none")))).Given("code") is not null;

    private async Task<string> HintOfBen()
    {
        using var other = service.Browser();
        var back = await other.SignIn(await other.Open(flow.Authorize()), "lincoln", "ben");
        return (await flow.Redeem(back.Given("code")!))["id_token"]!;
    }

    private static string Logout(string? hint) =>
        "connect/logout?client_id=portal&state=st&post_logout_redirect_uri=" + Uri.EscapeDataString(Service.PortalOut.AbsoluteUri)
        + (hint is null ? "" : "&id_token_hint=" + hint);
}
