using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

/// <summary>People whom another issuer vouches for at a gateway: linked as those are whom a district's provider vouches for.</summary>
public class ForeignSubjectTests : ServiceTests
{
    private const string Issuer = "https://id.hoster.example", Another = "https://id.another.example";
    private static readonly DistrictId Lincoln = Roster.Lincoln.District;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Service.Federation.Keys[(Lincoln, "z-1")] = Roster.Zoe;
        Service.Federation.Keys[(Lincoln, "a-1")] = Roster.Ana;
    }

    [Fact]
    public async Task The_first_time_the_roster_says_who_she_is_and_from_then_on_her_subject_alone()
    {
        Assert.Null(await Person("zoe"));
        Assert.Null(await Person("zoe", "unknown"));
        Assert.False(await IsLinked(Roster.Zoe, "zoe"));
        Assert.Equal(Roster.Zoe.Person, await Person("zoe", "z-1"));
        Assert.Empty(Service.Safeguards.Sealed);
        Assert.Equal(Roster.Zoe.Person, await Person("zoe"));
        Assert.Equal(Roster.Zoe.Person, await Person("zoe", "a-1"));    // a changed key makes nobody another person
        Assert.True(await IsLinked(Roster.Zoe, "zoe"));
        Assert.Null(await Person("zoe", district: Roster.Madison.District));
        Assert.Null(await Person("zoe", issuer: Another));
        Assert.False(await IsLinked(Roster.Zoe, "zoe", Another));
        Assert.False(await IsLinked(Roster.Ben, "zoe"));
    }

    [Fact]
    public async Task Her_first_tokens_at_once_link_her_once_and_all_count()
    {
        Assert.Equal(Enumerable.Repeat<PersonId?>(Roster.Zoe.Person, 6), await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Person("zoe", "z-1"))));
        await AssertLinkedOnce();
    }

    [Fact]
    public async Task She_is_neither_refused_nor_sealed_for_a_token_of_hers_that_came_first()
    {
        Service.Federation.Meanwhile = First;
        Assert.Equal(Roster.Zoe.Person, await Person("zoe", "z-1"));
        await AssertLinkedOnce();
    }

    [Fact]
    public async Task Nor_for_one_that_came_a_moment_later()
    {
        Service.Safeguards.Meanwhile = First;
        Assert.Equal(Roster.Zoe.Person, await Person("zoe", "z-1"));
        await AssertLinkedOnce();
    }

    [Fact]
    public async Task A_second_subject_with_the_same_key_is_nobody_until_she_is_unlinked_and_then_she_is_sealed()
    {
        Assert.Equal(Roster.Zoe.Person, await Person("zoe", "z-1"));
        Assert.Null(await Person("mallory", "z-1"));
        await Service.Do<ISignInSetup>(setup => setup.Unlink(Lincoln, Roster.Zoe.Person));
        Assert.False(await IsLinked(Roster.Zoe, "zoe"));
        Assert.Null(await Person("zoe", "z-1"));    // by what she was given before, nobody is linked anew
        Assert.Null(await Person("mallory", "z-1"));
        Assert.Empty(Service.Safeguards.Sealed);
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Roster.Zoe.Person, await Person("mallory", "z-1"));
        Assert.Equal([Roster.Zoe.Person], Service.Safeguards.Sealed);
        Assert.Null(await Person("zoe"));
    }

    [Fact]
    public async Task Who_signed_in_here_before_is_sealed_and_is_not_linked_where_she_cannot_be()
    {
        Service.Safeguards.Works = false;
        Assert.Null(await Person("ana", "a-1"));
        Assert.False(await IsLinked(Roster.Ana, "ana"));
        Service.Safeguards.Works = true;
        Assert.Equal(Roster.Ana.Person, await Person("ana", "a-1"));
        Assert.Equal([Roster.Ana.Person], Service.Safeguards.Sealed);
    }

    [Fact]
    public async Task It_does_not_end_what_the_districts_own_provider_began()
    {
        Service.Federation.Providers[Lincoln] = new(SignInVendor.Oidc, Another, null, null, "lincoln", "secret", SignInMatch.RosterKey, "sourcedId");
        Assert.Equal(Roster.Zoe.Person, await Person("zoe", "z-1", issuer: Another));
        Assert.Null(await Person("zoe-at-the-hoster", "z-1"));
        Assert.Empty(Service.Safeguards.Sealed);
        Service.Federation.Providers.Remove(Lincoln);
        Assert.Equal(Roster.Zoe.Person, await Person("zoe-at-the-hoster", "z-1"));
        Assert.Equal([Roster.Zoe.Person], Service.Safeguards.Sealed);
    }

    [Fact]
    public async Task Whoever_left_or_was_merged_is_nobody()
    {
        Assert.Equal(Roster.Zoe.Person, await Person("zoe", "z-1"));
        Service.People.Deactivate(Roster.Zoe);
        Assert.Null(await Person("zoe"));
        Service.Federation.Keys[(Lincoln, "a-1")] = Roster.Ana with { Merged = true };
        Assert.Null(await Person("ana", "a-1"));
    }

    [Fact]
    public async Task A_taken_sign_in_is_good_again_by_what_is_given_after_it_alone_and_she_stays_linked()
    {
        await Person("zoe", "z-1");
        Assert.True(await IsLinked(Roster.Zoe, "zoe", since: DateTimeOffset.UnixEpoch));    // nothing was ever ended
        var taken = Service.Clock.GetUtcNow();
        await Service.Ask<ISignInLinks, bool>(links => links.Take(Lincoln, Roster.Zoe.Person));
        Service.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var since in new[] { DateTimeOffset.UnixEpoch, taken.AddSeconds(-1), taken, taken.AddMilliseconds(999) })
        {
            Assert.False(await IsLinked(Roster.Zoe, "zoe", since: since));
        }

        Assert.True(await IsLinked(Roster.Zoe, "zoe", since: taken.AddSeconds(1)));
        Assert.Equal(Roster.Zoe.Person, await Person("zoe"));
    }

    private async Task First() => Assert.Equal(Roster.Zoe.Person, await Person("zoe", "z-1"));

    private async Task AssertLinkedOnce()
    {
        Assert.Empty(Service.Safeguards.Sealed);
        await Service.Do<RefusedSignIns>(refused => refused.Write(default));
        var told = await Service.Ask<ISignInHistory, IReadOnlyList<SignInEvent>>(history => history.Of(Lincoln, Roster.Zoe.Person, default));
        Assert.Equal(AccountAct.Linked, Assert.Single(told).Kind);
    }

    private Task<PersonId?> Person(string subject, string? key = null, DistrictId? district = null, string issuer = Issuer) =>
        Service.Ask<ISignIns, PersonId?>(signIns => signIns.Person(district ?? Lincoln, issuer, subject, key, Service.Clock.GetUtcNow()));

    private Task<bool> IsLinked(SignInPerson person, string subject, string issuer = Issuer, DateTimeOffset? since = null) =>
        Service.Ask<ISignIns, bool>(signIns => signIns.IsLinked(Lincoln, person.Person, issuer, subject, since ?? Service.Clock.GetUtcNow()));
}
