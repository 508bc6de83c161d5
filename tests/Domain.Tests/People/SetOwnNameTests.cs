using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests.People;

public sealed class SetOwnNameTests
{
    private static readonly ContentRef Anna = Ref();

    private static readonly RosterEvent Named = new RosterEvent.PersonNamed(Ann, Anna);

    [Fact]
    public void A_person_says_what_she_is_called_and_takes_it_back()
    {
        Same([Named], new SetOwnName(Ann, Anna, Today).Decide(Given(Usual)));
        Same([new RosterEvent.PersonNamed(Ann, null)], new SetOwnName(Ann, null, Today).Decide(Given([.. Usual, Named])));
        Same([], new SetOwnName(Ann, null, Today).Decide(Given(Usual)));
    }

    [Fact]
    public void No_file_changes_it()
    {
        var named = Given([.. Usual, Named]);
        Assert.Equal(Anna, Import(ListedAnn with { Fingerprint = Of("ann changes") }, ListedAdmin).Decide(named).Aggregate(named, Roster.Evolve).People[Ann].OwnName);
    }

    [Fact]
    public void Not_who_is_sealed_away_or_unknown()
    {
        Assert.Equal("PERSON_SEALED", new SetOwnName(Ann, Anna, Today).Decide(Given([.. Usual, new RosterEvent.PersonSealed(Ann, Today, SealCause.Merged)])).Refusal?.Code);
        Assert.Equal("NOT_ALLOWED", new SetOwnName(Ann, Anna, Today).Decide(Given([.. Usual, new RosterEvent.PersonLeft(Ann, Today)])).Refusal?.Code);
        Assert.Equal("NOT_ALLOWED", new SetOwnName(new(Guid.NewGuid()), Anna, Today).Decide(Given(Usual)).Refusal?.Code);
    }
}
