using Microsoft.IdentityModel.JsonWebTokens;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Promise 2: whoever came in as her by her district's provider is out once she sets a password by a recovery code or a link.</summary>
public sealed class RecoveredTests(UpstreamProviders upstreams) : FederationTest(upstreams)
{
    private const string Chosen = "another quiet river";

    [Theory]
    [InlineData("code")]
    [InlineData("link")]
    public async Task What_her_districts_provider_let_in_has_ended_and_she_signs_in_there_again(string by)
    {
        await First.Tell("cam", Honest());
        var tokens = await Flow.Redeem((await Come(Browser)).Given("code")!);
        Assert.True(await Stands(tokens));
        using var hers = Service.Browser();
        Assert.Equal("Your password is set", (await (by == "code" ? ByCode(hers) : ByLink(hers))).Title);

        Assert.Equal("login_required", (await Browser.Open(Flow.Authorize(("prompt", "none")))).Given("error"));
        Assert.Equal("invalid_grant", (await Flow.Refresh(tokens["refresh_token"]!))["error"]);
        Assert.False(await Stands(tokens));
        Assert.Null((await Flow.UserInfo(tokens["access_token"]!))["sub"]);
        Assert.NotNull((await hers.SignIn(await hers.Open(Flow.Authorize()), "lincoln", "cam", Chosen)).Given("code"));
        Assert.Equal(Cam.Person.Value.ToString("D"), (await Token(await Come(Browser))).Subject);    // she stays linked
    }

    private async Task<Shown> ByCode(Browser browser)
    {
        IReadOnlyList<string> codes = [];
        await Service.Do<IdentityDb>(async db =>
        {
            codes = await new RecoveryCodes(db, Service.Clock).Renew(Cam, default);
            await db.SaveChangesAsync();
        });
        return await browser.Submit(await browser.Open("account/recover"), ("district", "lincoln"), ("login", "cam"), ("code", codes[0]), ("password", Chosen), ("repeat", Chosen));
    }

    private async Task<Shown> ByLink(Browser browser)
    {
        var made = await Service.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(Cam.District, Cam.Person, anew: true));
        return await browser.Submit(await browser.Open(made.Address!.AbsoluteUri), ("password", Chosen), ("repeat", Chosen));
    }

    private Task<bool> Stands(Answer tokens) => Service.Ask<ISignIns, bool>(signIns =>
        signIns.Stands(Cam.District, Cam.Person, "portal", new JsonWebToken(tokens["access_token"]).GetClaim("sid").Value));
}
