using System.Net;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Somebody who tries one person's passwords from everywhere.</summary>
public class GuessTests : ServiceTests
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

    [Fact]
    public async Task Replicas_count_together_and_know_each_others_browsers()
    {
        await Browser.SignIn(await Browser.Open("account/sign-in"), "lincoln", "ana");
        await using var two = await Service.Replica();
        using var attacker = Service.Browser();
        var page = await attacker.Open("account/sign-in");
        for (var time = 0; time < 4; time++)
        {
            attacker.Replica = time % 2 == 0 ? Service.Listens : two.Listens;
            Assert.Equal(HttpStatusCode.Forbidden, (await attacker.SignIn(page, "lincoln", "ana", $"guess number {time}")).Status);
        }

        foreach (var replica in new[] { Service.Listens, two.Listens })
        {
            (attacker.Replica, Browser.Replica) = (replica, replica);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await attacker.SignIn(page, "lincoln", "ana")).Status);
            Assert.Equal(HttpStatusCode.OK, (await Browser.SignIn(await Browser.Open("account/sign-in"), "lincoln", "ana")).Status);
            Assert.Equal(HttpStatusCode.OK, (await attacker.SignIn(page, "lincoln", "ben")).Status);
        }
    }

    [Fact]
    public async Task Of_many_at_once_no_more_are_made_than_may_be()
    {
        await using var two = await Service.Replica();
        var begun = await Task.WhenAll(Enumerable.Range(0, 16).Select(time => Begin("ana", 4, time % 2 == 0 ? Service : two)));
        Assert.Equal(4, begun.Count(wait => wait is null));
        Assert.All(begun.OfType<TimeSpan>(), wait => Assert.Equal(Guesses.Window, wait));
        await Service.Do<Guesses>(guesses => guesses.Back("ana", default));
        Assert.Null(await Begin("ana", 4));
        Assert.NotNull(await Begin("ana", 4));
        await Service.Do<Guesses>(guesses => guesses.Right("ana", default));
        Assert.Null(await Begin("ana", 1));
    }

    [Fact]
    public async Task What_no_longer_counts_is_removed_and_of_too_many_those_least_tried()
    {
        foreach (var login in new[] { "ana", "ana", "ben", "zoe", "eva", "ben" })
        {
            await Begin(login, 3);
        }

        await Service.Do<Guesses>(guesses => guesses.Prune(2, default));
        Assert.Equal(2, await Kept());
        Assert.Null(await Begin("ana", 3));
        Assert.NotNull(await Begin("ana", 3));    // it was not forgotten for all the others
        Service.Clock.Advance(Guesses.Window - TimeSpan.FromSeconds(1));
        await Begin("zoe", 3);
        await Service.Do<Guesses>(guesses => guesses.Prune(9, default));
        Assert.Equal(3, await Kept());
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        await Service.Do<Guesses>(guesses => guesses.Prune(9, default));
        Assert.Equal(1, await Kept());
    }

    [Fact]
    public async Task Nobody_reads_in_the_database_for_whom_or_from_where()
    {
        await Browser.SignIn(await Browser.Open("account/sign-in"), "lincoln", "ana", "one guess");
        var stored = await Service.Ask<IdentityDb, List<byte[]>>(db => db.Guesses.Select(guess => guess.Hash).ToListAsync());
        Assert.Equal(2, stored.Count);
        Assert.DoesNotContain(Guesses.Key("lincoln", "ana", from: null), stored.Select(Convert.ToHexString));
        Assert.DoesNotContain(Guesses.Key("lincoln", "ana", IPAddress.Loopback), stored.Select(Convert.ToHexString));
    }

    private protected override Task<Service> Start() => Service.WithPeople(Limits);

    private protected static void Limits(IdentityOptions options) =>
        (options.Limits.WrongPasswords, options.Limits.WrongPasswordsOfAccount, options.Limits.TokensPerMinuteOfAccount) = (50, 4, 5);

    private Task<TimeSpan?> Begin(string key, int most, Service? at = null) => (at ?? Service).Ask<Guesses, TimeSpan?>(guesses => guesses.Begin(key, most, default));

    private Task<int> Kept() => Service.Ask<IdentityDb, int>(db => db.Guesses.CountAsync());

    private static Task<Answer> Ask(CodeFlow client, string scope = "coaching") => client.Token(("grant_type", "client_credentials"), ("scope", scope));
}
