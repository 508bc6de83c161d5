using System.Net;

namespace DistrictCoaching.Identity.Tests;

public sealed class LogoutTests : ServiceTests
{
    private string hint = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        hint = (await Flow.Redeem(await Flow.Code(Browser)))["id_token"]!;
    }

    [Fact]
    public async Task A_client_with_her_identity_token_signs_her_out_and_gets_her_back()
    {
        var back = await Browser.Open(Logout(hint));
        Assert.Equal("https://portal.example/out?state=st", back.At.AbsoluteUri);
        Assert.False(await SignedIn());
    }

    [Fact]
    public async Task An_old_identity_token_still_proves_whose_it_is()
    {
        Service.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal("https://portal.example/out?state=st", (await Browser.Open(Logout(hint))).At.AbsoluteUri);
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
        var page = await Browser.Open(Logout(given));
        Assert.Equal("Sign out?", page.Title);
        Assert.True(await SignedIn());
        Assert.Equal("https://portal.example/out?state=st", (await Browser.Submit(page, ("confirm", "yes"))).At.AbsoluteUri);
        Assert.False(await SignedIn());
    }

    [Fact]
    public async Task A_confirmation_that_does_not_come_from_our_form_is_asked_again()
    {
        Assert.Equal("Sign out?", (await Browser.Post("connect/logout", ("client_id", "portal"), ("confirm", "yes"))).Title);
        Assert.Equal("Sign out?", (await Browser.Open("connect/logout?client_id=portal&confirm=yes")).Title);
        Assert.True(await SignedIn());
    }

    [Fact]
    public async Task Nobody_is_sent_to_an_address_that_no_client_has()
    {
        var page = await Browser.Open($"connect/logout?id_token_hint={hint}&post_logout_redirect_uri=https%3A%2F%2Fattacker.example%2F");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("This did not work", page.Title);
        Assert.True(await SignedIn());
    }

    [Fact]
    public async Task Without_an_address_the_person_stays_on_our_page()
    {
        var page = await Browser.Submit(await Browser.Open("connect/logout"), ("confirm", "yes"));
        Assert.Equal("You are signed out", page.Title);
        Assert.Equal("/account/signed-out", page.At.AbsolutePath);
        Assert.False(await SignedIn());
    }

    private async Task<bool> SignedIn() => (await Browser.Open(Flow.Authorize(("prompt", "none")))).Given("code") is not null;

    private async Task<string> HintOfBen()
    {
        using var other = Service.Browser();
        var back = await other.SignIn(await other.Open(Flow.Authorize()), "lincoln", "ben");
        return (await Flow.Redeem(back.Given("code")!))["id_token"]!;
    }

    private static string Logout(string? hint) =>
        "connect/logout?client_id=portal&state=st&post_logout_redirect_uri=" + Uri.EscapeDataString(Service.PortalOut.AbsoluteUri)
        + (hint is null ? "" : "&id_token_hint=" + hint);
}
