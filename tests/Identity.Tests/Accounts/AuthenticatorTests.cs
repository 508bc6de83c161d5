using System.Net;
using OtpNet;

namespace DistrictCoaching.Identity.Tests;

/// <summary>The second step of a sign-in.</summary>
public sealed class AuthenticatorTests : AccountCase
{
    [Fact]
    public async Task Once_an_authenticator_is_on_its_code_is_asked_for_and_none_works_twice()
    {
        await Accept(await Link(Roster.Ana));
        var page = await Do(await Account(), "begin-authenticator");
        var totp = new Totp(Base32Encoding.ToBytes(page.Html!.Descendants("code").Single(code => code.Attribute("class")?.Value == "secret").Value.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Do(page, "confirm-authenticator", ("step", "000000"))).Status);
        await Do(page, "confirm-authenticator", ("step", Now()));

        using var other = Service.Browser();
        var step = await other.SignIn(await other.Open(Flow.Authorize()), "lincoln", "ana");
        Assert.Equal("Code of your app", step.Title);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Submit(step, ("code", Now()))).Status);    // it confirmed the app
        Service.Clock.Advance(TimeSpan.FromSeconds(30));
        var late = Now();
        Service.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Submit(step, ("code", late))).Status);
        var early = totp.ComputeTotp(Service.Clock.GetUtcNow().UtcDateTime.AddSeconds(30));
        Assert.NotNull((await other.Submit(step, ("code", early))).Given("code"));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Submit(step, ("code", early))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Submit(step, ("code", Now()))).Status);    // nor one before it

        string Now() => totp.ComputeTotp(Service.Clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task Guessing_an_authenticators_codes_is_held_back()
    {
        await Confirmed();
        var step = await Browser.SignIn(await Browser.Open(Flow.Authorize(("prompt", "login"))), "lincoln", "ana");
        for (var time = 0; time < 10; time++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Browser.Submit(step, ("code", "000000"))).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Browser.Submit(step, ("code", "000000"))).Status);
    }

    [Fact]
    public async Task Nobody_holds_a_second_step_back_by_what_he_types_elsewhere()
    {
        var totp = await Confirmed();
        using var attacker = Service.Browser();
        var form = await attacker.Open("account/sign-in");
        for (var time = 0; time < 10; time++)
        {
            await attacker.SignIn(form, $"{Roster.Lincoln.District.Value:N}", $"{Roster.Ana.Person.Value:N}", "whatever it is");
        }

        Service.Clock.Advance(TimeSpan.FromSeconds(30));
        var step = await Browser.SignIn(await Browser.Open(Flow.Authorize(("prompt", "login"))), "lincoln", "ana");
        Assert.NotNull((await Browser.Submit(step, ("code", totp.ComputeTotp(Service.Clock.GetUtcNow().UtcDateTime)))).Given("code"));
    }

    [Fact]
    public async Task One_that_she_never_turned_on_is_not_asked_for()
    {
        await Accept(await Link(Roster.Ana));
        await Do(await Account(), "begin-authenticator");
        Assert.NotNull((await Entered(Roster.Password)).Given("code"));
    }

    [Theory]
    [InlineData("sign-out", HttpStatusCode.BadRequest)]
    [InlineData("leave", HttpStatusCode.BadRequest)]
    [InlineData("forge", HttpStatusCode.BadRequest)]
    [InlineData("nothing", HttpStatusCode.OK)]
    public async Task A_right_code_lets_nobody_in_once_she_left_or_ended_what_began_or_where_the_form_is_not_ours(string what, HttpStatusCode status)
    {
        var totp = await Confirmed();
        Service.Clock.Advance(TimeSpan.FromSeconds(30));
        using var other = Service.Browser();
        var step = await other.SignIn(await other.Open("account/sign-in"), "lincoln", "ana");
        if (what == "leave")
        {
            Service.People.Deactivate(Roster.Ana);
        }
        else if (what == "sign-out")
        {
            await Do(await Browser.Open("account"), "end-sessions");
        }

        var code = ("code", totp.ComputeTotp(Service.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal(status, (await (what == "forge" ? other.Submit(step, code, ("__RequestVerificationToken", "x")) : other.Submit(step, code))).Status);
        Assert.Equal(what == "nothing", other.SetCookies.Exists(cookie => cookie.StartsWith("dc-session", StringComparison.Ordinal)));
    }

    /// <summary>Ana's authenticator, which she turned on.</summary>
    private async Task<Totp> Confirmed()
    {
        await Accept(await Link(Roster.Ana));
        var page = await Do(await Account(), "begin-authenticator");
        var totp = new Totp(Base32Encoding.ToBytes(page.Html!.Descendants("code").Single(code => code.Attribute("class")?.Value == "secret").Value.Replace(" ", "", StringComparison.Ordinal)));
        await Do(page, "confirm-authenticator", ("step", totp.ComputeTotp(Service.Clock.GetUtcNow().UtcDateTime)));
        return totp;
    }
}
