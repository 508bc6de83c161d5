using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests.People;

/// <summary>Sealed on Tuesday: what she had on Monday opens again, what was made that day or later does not.</summary>
public sealed class UnsealPersonTests
{
    private static readonly DateOnly Tue = Today, Mon = Tue.AddDays(-1), Wed = Tue.AddDays(1), Thu = Tue.AddDays(2);

    [Fact]
    public void What_she_had_before_opens_on_the_day_on_which_she_uses_it()
    {
        var roster = Closed();
        var events = new UnsealPerson(Ann, Mon, Wed).Decide(roster).Events;
        Assert.Equal([new RosterEvent.PersonUnsealed(Ann, Wed, Mon)], events);
        var facts = events.Aggregate(roster, Roster.Evolve).Facts(Ann)!;
        Assert.True(facts.SealedOn(Tue));
        Assert.False(facts.SealedOn(Wed));
    }

    [Fact]
    public void On_the_day_of_the_sealing_too() =>
        Assert.False(new UnsealPerson(Ann, Mon, Tue).Decide(Closed()).Events.Aggregate(Closed(), Roster.Evolve).Facts(Ann)!.SealedOn(Tue));

    [Fact]
    public void What_was_made_that_day_or_since_opens_nothing()
    {
        Assert.Empty(new UnsealPerson(Ann, Tue, Wed).Decide(Closed()).Events);
        Assert.Empty(new UnsealPerson(Ann, Wed, Wed).Decide(Closed()).Events);
    }

    [Fact]
    public void Of_two_sealings_only_the_one_that_came_after_it_ends()
    {
        var roster = Roster.Evolve(Closed(), new RosterEvent.PersonSealed(Ann, Thu, SealCause.SignInChanged));
        var after = new UnsealPerson(Ann, Wed, Thu).Decide(roster).Events.Aggregate(roster, Roster.Evolve);
        Assert.Equal(Tue.AddDays(Sealing.Length), after.Facts(Ann)!.SealedUntil(Thu));
    }

    [Fact]
    public void A_sign_in_that_is_given_seals_once_a_day()
    {
        Assert.Empty(new SealForSignIn(Ann, Tue).Decide(Closed()).Events);
        Assert.Equal([new RosterEvent.PersonSealed(Ann, Wed, SealCause.SignInChanged)], new SealForSignIn(Ann, Wed).Decide(Closed()).Events);
    }

    private static Roster Closed() => Roster.Evolve(Given(Usual), new RosterEvent.PersonSealed(Ann, Tue, SealCause.MatchKeyChanged));
}
