using System.Net;
using DistrictCoaching.Domain;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Whoever left takes what is hers by a recovery code, which her district does not hold.</summary>
public class LeaverTests : CodesCase
{
    [Fact]
    public async Task She_gets_tokens_of_our_own_client_that_say_so_and_her_list_has_it()
    {
        Service.People.Deactivate(Roster.Ana);
        var tokens = await Flow.Redeem((await Leave(HerCodes[0])).Given("code")!);
        var token = new JsonWebToken(tokens["access_token"]);
        Assert.Equal((Roster.Ana.Person.Value.ToString("D"), IdentityNames.LeaverAcr), (token.Subject, token.GetClaim("acr").Value));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await Flow.UserInfo(tokens["access_token"]!)).Status, (await Flow.Refresh(tokens["refresh_token"]!)).Status));
        var happened = await Service.Ask<ISignInHistory, IReadOnlyList<SignInEvent>>(history => history.Of(Roster.Ana.District, Roster.Ana.Person, default));
        Assert.Single(happened, act => act.Kind == AccountAct.SignedInByCode);
    }

    [Fact]
    public async Task Nothing_else_is_open_to_her()
    {
        Service.People.Deactivate(Roster.Ana);
        await Leave(HerCodes[0]);
        Assert.Equal("Sign in", (await Browser.Open("account")).Title);
        using var reader = new CodeFlow(Service, "reader", Service.ReaderBack, Service.ReaderSecret);
        Assert.Equal("access_denied", (await Browser.Open(reader.Authorize())).Given("error"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Entered(Roster.Password)).Status);
    }

    [Fact]
    public async Task What_she_was_given_before_she_left_is_good_for_nothing_after_it()
    {
        var tokens = await Flow.Redeem(await Flow.Code(Browser));
        Service.People.Deactivate(Roster.Ana);
        Assert.Equal("login_required", (await Browser.Open(Flow.Authorize(("prompt", "none")))).Given("error"));
        Assert.Equal("invalid_grant", (await Flow.Refresh(tokens["refresh_token"]!))["error"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Flow.UserInfo(tokens["access_token"]!)).Status);
    }

    [Fact]
    public async Task A_code_works_once_for_her_alone_and_only_after_she_left()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await Leave(HerCodes[0])).Status);
        Service.People.Deactivate(Roster.Ana);
        Service.People.Deactivate(Roster.Ben);
        Assert.Equal(HttpStatusCode.Forbidden, (await Leave(HerCodes[0], "ben")).Status);
        Assert.NotNull((await Leave(HerCodes[0])).Given("code"));
        using var other = Service.Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await Leave(HerCodes[0], browser: other)).Status);
    }

    [Fact]
    public async Task When_retention_ends_neither_code_nor_session_nor_token_is_good()
    {
        Service.People.Day = Service.People.Day.AddDays(1 - new IdentityOptions().LeaverDays);
        Service.People.Deactivate(Roster.Ana);
        var tokens = await Flow.Redeem((await Leave(HerCodes[0])).Given("code")!);
        Service.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("invalid_grant", (await Flow.Refresh(tokens["refresh_token"]!))["error"]);
        Assert.Equal("login_required", (await Browser.Open(Flow.Authorize(("prompt", "none")))).Given("error"));
        using var other = Service.Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await Leave(HerCodes[1], browser: other)).Status);
    }

    [Fact]
    public async Task What_was_unlinked_or_taken_does_not_keep_her_out_and_guesses_are_held_back()
    {
        Service.People.Deactivate(Roster.Ana);
        await Service.Do<IdentityDb>(async db =>
        {
            db.Accounts.RemoveRange(db.Accounts);
            await db.SaveChangesAsync();
        });
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        Service.Safeguards.Close(Roster.Ana.Person);
        Assert.NotNull((await Leave(HerCodes[0])).Given("code"));
        Assert.False(await IsSealed());
        using var other = Service.Browser();
        for (var tried = 0; tried < 10; tried++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Leave("0000-0000-0000-0000", browser: other)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Leave(HerCodes[1], browser: other)).Status);
    }

    private async Task<Shown> Leave(string code, string login = "ana", Browser? browser = null)
    {
        var at = browser ?? Browser;
        var signIn = await at.Open(Flow.Authorize());
        var way = signIn.Html!.Descendants("a").Single(link => link.Value == "You have left your district").Attribute("href")!.Value;
        return await at.Submit(await at.Open(way), ("district", "lincoln"), ("login", login), ("code", code));
    }
}
