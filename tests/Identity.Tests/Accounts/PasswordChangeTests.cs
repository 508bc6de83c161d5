using System.Net;

namespace DistrictCoaching.Identity.Tests;

public sealed class PasswordChangeTests : AccountCase
{
    [Fact]
    public async Task She_changes_it_and_everybody_who_was_signed_in_is_out()
    {
        var codes = Codes(await Accept(await Link(Roster.Ana)));
        using var elsewhere = Service.Browser();
        await elsewhere.SignIn(await elsewhere.Open("account/sign-in"), "lincoln", "ana");
        var page = await Account();
        Assert.Equal("You are signed out", (await Change(page, Roster.Password, Another)).Title);
        Assert.Equal("Sign in", (await Browser.Open("account")).Title);
        Assert.Equal("Sign in", (await elsewhere.Open("account")).Title);
        Assert.Null((await Entered(Roster.Password)).Given("code"));
        Assert.NotNull((await Entered(Another)).Given("code"));
        Assert.Contains("The password was changed.", Text(await Account(Another)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Recover("ana", codes[0], "yet another quiet river")).Status);    // hers stay
    }

    [Fact]
    public async Task Her_authenticator_stays_on()
    {
        await Accept(await Link(Roster.Ana));
        var page = await Do(await Account(), "begin-authenticator");
        var secret = page.Html!.Descendants("code").Single(code => code.Attribute("class")?.Value == "secret").Value.Replace(" ", "", StringComparison.Ordinal);
        page = await Do(page, "confirm-authenticator", ("step", new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(secret)).ComputeTotp(Service.Clock.GetUtcNow().UtcDateTime)));
        await Change(page, Roster.Password, Another);
        Assert.Equal("Code of your app", (await Entered(Another)).Title);
    }

    [Theory]
    [InlineData("not her password", Another, Another)]
    [InlineData(Roster.Password, "short", "short")]
    [InlineData(Roster.Password, Another, "yet another river")]
    public async Task What_does_not_fit_changes_nothing(string before, string password, string repeat)
    {
        await Accept(await Link(Roster.Ana));
        var page = await Account();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Do(page, "change-password", ("before", before), ("password", password), ("repeat", repeat))).Status);
        Assert.NotNull((await Entered(Roster.Password)).Given("code"));
    }

    [Fact]
    public async Task Guessing_the_password_of_before_is_held_back()
    {
        await Accept(await Link(Roster.Ana));
        var page = await Account();
        for (var time = 0; time < 10; time++)
        {
            Assert.Contains("This is not your password until now.", Text(await Change(page, "not her password", Another)), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("This is not your password until now.", Text(await Change(page, Roster.Password, Another)), StringComparison.Ordinal);
        Assert.NotNull((await Entered(Roster.Password)).Given("code"));
    }

    [Fact]
    public async Task While_sealed_it_is_not_changed_nor_offered()
    {
        await Accept(await Link(Roster.Ana));
        var page = await Account();
        Assert.Contains("Change the password", Text(page), StringComparison.Ordinal);
        Service.Safeguards.Close(Roster.Ana.Person);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Change(page, Roster.Password, Another)).Status);
        Assert.DoesNotContain("Change the password", Text(await Browser.Open("account")), StringComparison.Ordinal);
        Assert.NotNull((await Entered(Roster.Password)).Given("code"));
    }

    [Fact]
    public async Task Who_has_no_password_is_given_none()
    {
        await Accept(await Link(Roster.Ana));
        var page = await Account();
        await Service.Do<IdentityDb>(async db =>
        {
            db.Accounts.Single().PasswordHash = "";
            await db.SaveChangesAsync();
        });
        Assert.DoesNotContain("Change the password", Text(await Browser.Open("account")), StringComparison.Ordinal);
        await Change(page, Roster.Password, Another);
        Assert.Null((await Entered(Another)).Given("code"));
    }

    private Task<Shown> Change(Shown page, string before, string password) => Do(page, "change-password", ("before", before), ("password", password), ("repeat", password));
}
