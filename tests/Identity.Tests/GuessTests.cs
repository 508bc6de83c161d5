using System.Net;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Somebody who tries one person's passwords from everywhere.</summary>
public sealed class GuessTests : ServiceTests
{
    [Fact]
    public async Task Is_held_back_everywhere_but_where_she_signed_in_before()
    {
        await Browser.SignIn(await Browser.Open("account/sign-in"), "lincoln", "ana");
        using var attacker = Service.Browser();
        var page = await attacker.Open("account/sign-in");
        for (var time = 0; time < 4; time++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await attacker.SignIn(page, "lincoln", "ana", $"guess number {time}")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await attacker.SignIn(page, "Lincoln", "ANA ", "one more guess")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Browser.SignIn(await Browser.Open("account/sign-in"), "lincoln", "ana")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await attacker.SignIn(page, "lincoln", "ana")).Status);
        Assert.Equal(HttpStatusCode.OK, (await attacker.SignIn(page, "lincoln", "ben")).Status);
        Service.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.OK, (await attacker.SignIn(await attacker.Open("account/sign-in"), "lincoln", "ana")).Status);
    }

    [Fact]
    public async Task Every_spelling_that_finds_her_is_counted_with_the_others()
    {
        var page = await Browser.Open("account/sign-in");
        foreach (var login in new[] { "kim", "KIM ", "\u212Aim", " \u212AIM" })    // the Kelvin sign
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Browser.SignIn(page, "lincoln", login, "one guess")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Browser.SignIn(page, "lincoln", "kim", "one more guess")).Status);
    }

    [Fact]
    public void What_is_one_login_in_the_roster_has_one_counter()
    {
        var spelled = Enumerable.Range(0, char.MaxValue).Where(sign => !char.IsSurrogate((char)sign)).Select(sign => $"-{(char)sign}-").GroupBy(PersonIdentity.Login).Where(one => one.Count() > 1).ToList();
        Assert.Contains(spelled, one => one.Contains("-\u212A-"));
        Assert.All(spelled, one => Assert.Single(one.Select(login => Guesses.Key(Guessed.Password, login, login)).Distinct()));
        Assert.NotEqual(Guesses.Key(Guessed.Password, "lincoln", "ana"), Guesses.Key(Guessed.Password, "lincoln", "äna"));
    }

    [Fact]
    public async Task Right_passwords_are_no_guesses()
    {
        for (var time = 0; time < 6; time++)
        {
            using var anew = Service.Browser();
            Assert.Equal(HttpStatusCode.OK, (await anew.SignIn(await anew.Open("account/sign-in"), "lincoln", "ana")).Status);
        }
    }

    [Fact]
    public async Task A_cookie_that_is_not_ours_makes_no_browser_known()
    {
        await Browser.SignIn(await Browser.Open("account/sign-in"), "lincoln", "ben");
        var page = await Browser.Open("account/sign-in");
        for (var time = 0; time < 4; time++)
        {
            await Browser.SignIn(page, "lincoln", "ana", $"guess number {time}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Browser.SignIn(page, "lincoln", "ana")).Status);
    }

    [Fact]
    public async Task One_account_gets_so_many_tokens_and_another_is_not_concerned()
    {
        using var robot = new CodeFlow(Service, "robot", secret: Service.ReaderSecret);
        for (var time = 0; time < 5; time++)
        {
            Assert.Equal(HttpStatusCode.OK, (await Ask(robot)).Status);
        }

        using var thief = new CodeFlow(Service, "operator", secret: "a wrong secret of quite some length");
        for (var time = 0; time < 6; time++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(thief, "operator")).Status);
        }

        Assert.Equal((HttpStatusCode.TooManyRequests, "temporarily_unavailable"), ((await Ask(robot)).Status, (await Ask(robot))["error"]));
        using var operators = new CodeFlow(Service, "operator", secret: Service.OperatorSecret);
        Assert.Equal(HttpStatusCode.OK, (await Ask(operators, "operator")).Status);
    }

    private protected override Task<Service> Start() => Service.WithPeople(options =>
        (options.Limits.WrongPasswords, options.Limits.WrongPasswordsOfAccount, options.Limits.TokensPerMinuteOfAccount) = (50, 4, 5));

    private static Task<Answer> Ask(CodeFlow client, string scope = "coaching") => client.Token(("grant_type", "client_credentials"), ("scope", scope));
}
