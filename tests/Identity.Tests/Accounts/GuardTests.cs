using System.Net;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity.Tests;

/// <summary>What stands between somebody and her sign-in, one by one.</summary>
public sealed class GuardTests : CodesCase
{
    private const string Forged = "__RequestVerificationToken";

    [Fact]
    public async Task Who_is_not_active_gets_in_by_no_password_and_no_code()
    {
        Service.People.Deactivate(Roster.Ana);
        Assert.Equal(HttpStatusCode.Forbidden, (await Entered(Roster.Password)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Recover("ana", HerCodes[0])).Status);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("link")]
    public async Task As_she_sets_a_password_sessions_of_before_end_and_her_authenticator_is_off(string by)
    {
        await Account();
        await Service.Do<IdentityDb>(db =>
        {
            db.Authenticators.Add(new() { District = Roster.Ana.District.Value, Person = Roster.Ana.Person.Value, Sealed = [1], Confirmed = true });
            return db.SaveChangesAsync();
        });
        using var other = Service.Browser();
        var set = by == "code" ? await Recover("ana", HerCodes[0])
            : await other.Submit(await other.Open(await Link(Roster.Ana, anew: true)), ("password", Another), ("repeat", Another));
        Assert.Equal(HttpStatusCode.OK, set.Status);
        Assert.Equal("Sign in", (await Browser.Open("account")).Title);
        Assert.NotNull((await Entered(Another)).Given("code"));
    }

    [Fact]
    public async Task A_form_that_is_not_ours_sets_no_password_and_changes_nothing()
    {
        using var other = Service.Browser();
        var link = await other.Open(await Link(Roster.Ana, anew: true));
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Submit(link, (Forged, "x"), ("password", Another), ("repeat", Another))).Status);
        var recover = await other.Open("account/recover");
        Assert.Equal(HttpStatusCode.BadRequest, (await other.Submit(
            recover, (Forged, "x"), ("district", "lincoln"), ("login", "ana"), ("code", HerCodes[0]), ("password", Another), ("repeat", Another))).Status);
        await Account();
        Assert.Equal(HttpStatusCode.BadRequest, (await Browser.Post("account", (Forged, "x"), ("do", "renew-codes"))).Status);
        Assert.NotNull((await Entered(Roster.Password)).Given("code"));
        Assert.Equal(HttpStatusCode.OK, (await Recover("ana", HerCodes[0])).Status);
    }

    [Fact]
    public async Task Guessed_recovery_codes_are_held_back_also_where_she_is_signed_in_and_where_she_left()
    {
        var page = await Account();
        Service.Safeguards.Close(Roster.Ana.Person);
        for (var time = 0; time < 10; time++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Recover("ana", "0000-0000-0000-0000")).Status);
            Assert.Contains("none of your codes", (await Do(page, "use-code", ("code", "0000-0000-0000-0000"))).Problem, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await Leave("0000-0000-0000-0000")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Recover("ana", HerCodes[0])).Status);
        Assert.Contains("too many wrong codes", (await Do(page, "use-code", ("code", HerCodes[0]))).Problem, StringComparison.Ordinal);
        Service.People.Deactivate(Roster.Ana);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Leave(HerCodes[0])).Status);
    }

    [Fact]
    public async Task A_code_that_opens_nothing_is_not_used_up()
    {
        Service.Safeguards.Close(Roster.Ana.Person);    // in the same second as the codes
        Assert.Contains("not older than the closing", (await Do(await Account(), "use-code", ("code", HerCodes[0]))).Problem, StringComparison.Ordinal);
        Service.Safeguards.Works = false;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Recover("ana", HerCodes[0])).Status);
        Service.People.Deactivate(Roster.Ana);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Leave(HerCodes[0])).Status);
        Assert.Equal(10, await Service.Ask<IdentityDb, int>(db => db.Codes.CountAsync()));
    }

    [Fact]
    public async Task Taking_a_sign_in_takes_waiting_links_and_the_authenticator_and_where_she_cannot_be_sealed_nothing()
    {
        var link = await Link(Roster.Ana, anew: true);
        await Service.Do<IdentityDb>(db =>
        {
            db.Authenticators.Add(new() { District = Roster.Ana.District.Value, Person = Roster.Ana.Person.Value, Sealed = [1] });
            return db.SaveChangesAsync();
        });
        Service.Safeguards.Works = false;
        Assert.False(await Take());
        Assert.NotNull((await Entered(Roster.Password)).Given("code"));
        Service.Safeguards.Works = true;
        Assert.True(await Take());
        Assert.Equal(HttpStatusCode.Gone, (await Browser.Open(link)).Status);
        Assert.False(await Service.Ask<IdentityDb, bool>(db => db.Authenticators.AnyAsync()));
    }

    private Task<bool> Take() => Service.Ask<ISignInLinks, bool>(links => links.Take(Roster.Ana.District, Roster.Ana.Person));

    private async Task<Shown> Leave(string code)
    {
        using var other = Service.Browser();
        return await other.Submit(await other.Open("account/leaver"), ("district", "lincoln"), ("login", "ana"), ("code", code));
    }
}
