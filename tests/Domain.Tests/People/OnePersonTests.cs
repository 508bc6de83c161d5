using static DistrictCoaching.Domain.Tests.People.MergedGiven;
using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests.People;

/// <summary>Bea's record was merged into Ann's: whatever the roster says of one of the two, it says of the person.</summary>
public sealed class OnePersonTests
{
    private static readonly MappingRule Heads = new(Of("head"), Role.Evaluator);

    [Fact]
    public void Either_id_is_the_same_person()
    {
        var (ann, bea) = (Merged().Facts(Ann)!, Merged().Facts(Bea)!);
        Assert.Equal(ann.Memberships, bea.Memberships);
        Assert.True(ann.IsSame(Bea) && bea.IsSame(Ann) && !ann.IsSame(Lead));
        Assert.True(bea.Evaluates(Elm, Today) && ann.Evaluates(Elm, Today));
        Assert.Equal((null, (PersonId?)Ann), (ann.MergedInto, bea.MergedInto));
        Assert.Empty(Split(Merged()).Facts(Ann)!.Others);
    }

    [Fact]
    public void Who_leaves_returns_or_is_sealed_leaves_returns_and_is_sealed_under_both_and_only_from_the_merge_on()
    {
        var away = Merged(new RosterEvent.PersonLeft(Ann, Today.AddDays(-90)), new RosterEvent.PersonReturned(Ann, Today.AddDays(-9)));
        Assert.Empty(away.Facts(Bea)!.Absences);
        Assert.Single(away.Facts(Ann)!.Absences);
        away = Roster.Evolve(away, new RosterEvent.PersonLeft(Ann, Later));
        Assert.False(away.Facts(Bea)!.Active);
        Assert.False(Split(away).Facts(Bea)!.Active);    // the file had neither row
        Assert.Equal("NOT_FOUND", new ConfirmMerge(Bea, Ann, Later).Decide(away).Refusal?.Code);
        away = Roster.Evolve(away, new RosterEvent.PersonReturned(Ann, Later.AddDays(9)));
        Assert.Equal([new(Later, Later.AddDays(8))], away.Facts(Bea)!.Absences);
        Assert.Equal([new(Later, Later.AddDays(8))], Split(away, Later.AddDays(20)).Facts(Bea)!.Absences);
        var relinked = Roster.Evolve(away, new RosterEvent.PersonSealed(Ann, Later.AddDays(20), SealCause.MatchKeyChanged));
        Assert.True(relinked.Facts(Bea)!.SealedOn(Later.AddDays(20)));
        Assert.Equal("PERSON_SEALED", new ConfirmMerge(Bea, Ann, Later.AddDays(20)).Decide(relinked).Refusal?.Code);
    }

    [Fact]
    public void Roles_that_rules_give_are_united_and_go_apart_again()
    {
        RosterEvent[] ruled = [new RosterEvent.PersonDescribed(Bea, [Of("head")], []), new RosterEvent.MappingRulesSet([Heads], Ref(), Lead), new RosterEvent.RolesMapped(Bea, [new(Role.Evaluator, Elm, Days.Since(Today))])];
        var merged = Merged(ruled);
        Assert.True(merged.Facts(Ann)!.Is(Role.Evaluator, Elm, Today) && merged.Facts(Ann)!.Is(Role.Evaluator, Oak, Today));    // her title is hers wherever she works
        Same([], new SetMappingRules(Lead, [Heads], Ref(), Later).Decide(merged));
        var split = Split(merged);
        Assert.False(split.Facts(Ann)!.Is(Role.Evaluator, Later.AddDays(1)));
        Assert.True(split.Facts(Bea)!.Is(Role.Evaluator, Elm, Later));
        Assert.Empty(split.People[Ann].Titles);
        Assert.Equal([Of("head")], split.People[Bea].Titles);
    }

    [Fact]
    public void Roles_by_hand_are_given_to_the_person_whichever_record_is_named()
    {
        var coach = new AssignRole(Lead, Bea, Role.Coach, Oak, Always, Today);
        var given = After(Merged(), coach.Decide);
        Assert.True(given.Facts(Ann)!.Is(Role.Coach, Today));
        Assert.False(After(given, new WithdrawRole(Lead, Bea, Role.Coach, Oak, Today).Decide).Facts(Ann)!.Is(Role.Coach, Today));
        Same([], coach.Decide(given));
    }

    [Fact]
    public void The_last_lead_goes_by_no_merge_and_no_split_and_two_records_are_one_lead()
    {
        var lead = new RosterEvent.RoleAssigned(Bea, new(Role.DistrictLead, null, Always), Lead);
        var merged = After(Merged(lead), new WithdrawRole(Lead, Lead, Role.DistrictLead, null, Today).Decide);
        Assert.Equal("LAST_DISTRICT_LEAD", new WithdrawRole(Ann, Bea, Role.DistrictLead, null, Today).Decide(merged).Refusal?.Code);
        Assert.Equal("LAST_DISTRICT_LEAD", new WithdrawRole(Ann, Ann, Role.DistrictLead, null, Today).Decide(merged).Refusal?.Code);
        Assert.Equal("NOT_ALLOWED", new WithdrawRole(Bea, Ann, Role.DistrictLead, null, Today).Decide(merged).Refusal?.Code);    // as the merged one she has no power
        Assert.True(After(merged, new SplitPerson(Ann, Bea, Later).Decide).Facts(Bea)!.Is(Role.DistrictLead, Later));
        var away = After(Merged(lead, new RosterEvent.PersonLeft(Bea, Today)), new WithdrawRole(Lead, Lead, Role.DistrictLead, null, Today).Decide);
        Assert.Equal("LAST_DISTRICT_LEAD", new SplitPerson(Ann, Bea, Later).Decide(away).Refusal?.Code);
    }

    [Fact]
    public void Nobody_merges_the_record_with_which_she_signed_in_into_another() =>
        Assert.Equal("MERGES_SELF", new MergePersons(Lead, Ann, Lead, Today).Decide(Given(Two)).Refusal?.Code);

    [Fact]
    public void Logins_lead_each_to_her_own_record_until_both_confirmed_and_then_to_the_kept_one()
    {
        var (merged, joined) = (Merged(), Joined(Merged()));
        SignIn(merged, ["ann@x"], ["bea@x"]);    // what both signed in with is the kept one's
        SignIn(joined, ["ann@x", "bea@x"], []);
        SignIn(Split(joined), ["ann@x"], ["ann@x", "bea@x"]);

        static void SignIn(Roster roster, string[] ann, string[] bea)
        {
            Assert.Equal(ann.Select(Of).InOrder(), roster.People[Ann].Logins.InOrder());
            Assert.Equal(bea.Select(Of).InOrder(), roster.People[Bea].Logins.InOrder());
        }
    }
}
