using System.Net;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Guesses where a person signed in before. All browsers of these tests share one address, as those of a school do.</summary>
public sealed class KnownBrowserTests : ServiceTests
{
    [Fact]
    public async Task She_is_not_held_back_by_what_others_try_at_her_own_address_nor_are_they_let_on_by_her()
    {
        await SignsIn(Browser);
        using var pupil = Service.Browser();
        await Guess(pupil, 3);
        Assert.Equal(HttpStatusCode.TooManyRequests, await Enters(pupil));
        await SignsIn(Browser);
        Assert.Equal(HttpStatusCode.TooManyRequests, await Enters(pupil));
    }

    [Fact]
    public async Task What_is_tried_in_her_browser_is_held_back_there_alone()
    {
        using var home = Service.Browser();
        await SignsIn(Browser);
        await SignsIn(home);
        await Guess(Browser, 3);
        Assert.Equal(HttpStatusCode.TooManyRequests, await Enters(Browser));
        await SignsIn(home);
        using var another = Service.Browser();
        await SignsIn(another);
        Assert.Equal(HttpStatusCode.TooManyRequests, await Enters(Browser));
        Service.Clock.Advance(Guesses.Window);
        await SignsIn(Browser);
    }

    [Fact]
    public async Task Whoever_had_her_password_once_has_no_more_guesses_by_the_number_of_his_browsers()
    {
        using var second = Service.Browser();
        using var third = Service.Browser();
        foreach (var browser in new[] { Browser, second, third })
        {
            await SignsIn(browser);
        }

        await Guess(Browser, 3);
        await Guess(second, 2);
        Assert.Equal(HttpStatusCode.TooManyRequests, await Enters(third));
        using var another = Service.Browser();
        await SignsIn(another);    // where nobody signed in before it is counted apart
    }

    [Fact]
    public async Task A_browser_knows_the_last_five_who_signed_in_there()
    {
        await SignsIn(Browser);
        await SignsIn(Browser, "ben");
        using var pupil = Service.Browser();
        await Guess(pupil, 3);
        await SignsIn(Browser);
        await SignsIn(Browser, "ben");
    }

    [Fact]
    public async Task A_browser_that_knows_somebody_else_is_one_of_its_address()
    {
        await SignsIn(Browser, "ben");
        using var pupil = Service.Browser();
        await Guess(pupil, 3);
        Assert.Equal(HttpStatusCode.TooManyRequests, await Enters(Browser));
    }

    [Fact]
    public async Task What_others_try_from_everywhere_does_not_hold_her_address_back_for_longer()
    {
        for (var time = 0; time < 5; time++)
        {
            await Service.Do<Guesses>(guesses => guesses.Begin(Guesses.Key(Guessed.Password, "lincoln", "ana"), 5, default));
        }

        Service.Clock.Advance(Guesses.Window / 2);
        for (var time = 0; time < 4; time++)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, await Enters(Browser));
        }

        Service.Clock.Advance(Guesses.Window / 2);
        await SignsIn(Browser);
    }

    private protected override Task<Service> Start() => Service.WithPeople(options => (options.Limits.WrongPasswords, options.Limits.WrongPasswordsOfAccount) = (3, 5));

    private static async Task<HttpStatusCode> Enters(Browser browser, string login = "ana", string password = Roster.Password) =>
        (await browser.SignIn(await browser.Open("account/sign-in"), "lincoln", login, password)).Status;

    private static async Task SignsIn(Browser browser, string login = "ana") => Assert.Equal(HttpStatusCode.OK, await Enters(browser, login));

    private static async Task Guess(Browser browser, int times)
    {
        for (var time = 0; time < times; time++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, await Enters(browser, password: $"guess number {time}"));
        }
    }
}
