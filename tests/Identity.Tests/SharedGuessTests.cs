using System.Net;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Guesses as all replicas count them together.</summary>
public class SharedGuessTests : ServiceTests
{
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
    public async Task What_is_given_back_twice_is_no_guess_more()
    {
        Assert.Null(await Begin("ana", 1));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await Service.Do<Guesses>(guesses => guesses.Back("ana", default));
        }

        Assert.Null(await Begin("ana", 1));
        Assert.NotNull(await Begin("ana", 1));
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
        Assert.DoesNotContain(Guesses.Key(Guessed.Password, "lincoln", "ana"), stored.Select(Convert.ToHexString));
        Assert.DoesNotContain(Guesses.Key(Guessed.Password, "lincoln", "ana", IPAddress.Loopback), stored.Select(Convert.ToHexString));
    }

    private protected override Task<Service> Start() => Service.WithPeople(Limits);

    private protected static void Limits(IdentityOptions options) => (options.Limits.WrongPasswords, options.Limits.WrongPasswordsOfAccount) = (50, 4);

    private Task<TimeSpan?> Begin(string key, int most, Service? at = null) => (at ?? Service).Ask<Guesses, TimeSpan?>(guesses => guesses.Begin(key, most, default));

    private Task<int> Kept() => Service.Ask<IdentityDb, int>(db => db.Guesses.CountAsync());
}
