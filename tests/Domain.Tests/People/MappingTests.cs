using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests.People;

/// <summary>Rules make roles of what files say. Ann's role row at Oak says "ext:coach", and her title is "head".</summary>
public sealed class MappingTests
{
    private static readonly MappingRule Coaches = new(Of("ext:coach"), Role.Coach), Heads = new(Of("head"), Role.Evaluator), Leads = new(Of("head"), Role.DistrictLead);

    private static readonly ContentRef Text = Ref();

    private static readonly ListedPerson Described = ListedAnn with { Titles = [Of("head")], Memberships = [ListedAnn.Memberships[0] with { Words = [Of("ext:coach")] }] };

    private static readonly RosterEvent AnnDescribed = new RosterEvent.PersonDescribed(Ann, [Of("head")], [new(Of("ext:coach"), Oak, Always)]);

    private static readonly Days FromToday = new(Today, Always.Until);

    private static readonly Roster Known = Given([.. Usual, AnnDescribed]);

    private static SetMappingRules Set(params MappingRule[] rules) => new(Lead, [.. rules], Text, Today);

    private static Roster With(Roster roster, params MappingRule[] rules) => Set(rules).Decide(roster).Aggregate(roster, Roster.Evolve);

    [Fact]
    public void A_rule_gives_its_role_at_once_from_today_on_where_the_word_stands()
    {
        Same(
            [new RosterEvent.MappingRulesSet([Coaches], Text, Lead), new RosterEvent.RolesMapped(Ann, [new(Role.Coach, Oak, FromToday)])],
            Set(Coaches).Decide(Known));
        Same([], Set(Coaches).Decide(With(Known, Coaches)));
        Assert.True(With(Known, Heads).Facts(Ann)!.Evaluates(Oak, Today));
        Assert.False(With(Known, Heads).Facts(Ann)!.Evaluates(Oak, Today.AddDays(-1)));
        Assert.True(With(Known, Leads).Facts(Ann)!.Is(Role.DistrictLead, Today));
    }

    [Fact]
    public void A_file_brings_words_and_roles_and_the_same_file_again_nothing()
    {
        var ruled = With(Given(Usual), Coaches, Heads);
        var file = Import(Described, ListedAdmin);
        Same([AnnDescribed, new RosterEvent.RolesMapped(Ann, new Membership[] { new(Role.Coach, Oak, FromToday), new(Role.Evaluator, Oak, FromToday) }.InOrder())], file.Decide(ruled));
        var after = file.Decide(ruled).Aggregate(ruled, Roster.Evolve);
        Same([], file.Decide(after));
        Same([], (file with { Today = Today.AddDays(40) }).Decide(after));
        var ben = Listed("ben") with { Titles = [Of("head")] };
        Assert.Contains(new RosterEvent.RolesMapped(ben.Person, [new(Role.Evaluator, Oak, FromToday)]), Import(Described, ben, ListedAdmin).Decide(ruled).Events, new AsStored());
    }

    [Fact]
    public void What_a_file_says_no_more_was_so_until_that_day()
    {
        var later = Today.AddDays(9);
        var after = (Import(ListedAnn with { Titles = [] }, ListedAdmin) with { Today = later }).Decide(With(Known, Coaches, Heads));
        Same(
            [
                new RosterEvent.PersonDescribed(Ann, [], []),
                new RosterEvent.RolesMapped(Ann, new Membership[] { new(Role.Coach, Oak, new(Today, later.AddDays(-1))), new(Role.Staff, Oak, new(later, later)), new(Role.Evaluator, Oak, new(Today, later)) }.InOrder()),
            ],
            after);
    }

    [Fact]
    public void A_delta_of_one_school_leaves_the_words_of_others()
    {
        var elm = Given([.. Usual, AnnDescribed, new RosterEvent.SchoolListed(Elm, Of("elm"), Ref(), Of("Elm"))]);
        var delta = ListedAnn with { WholeMemberships = false, Memberships = [new(Role.Teacher, Of("elm"), Always) { Words = [Of("ext:lead")] }] };
        Assert.Contains(
            new RosterEvent.PersonDescribed(Ann, [Of("head")], new RoleWord[] { new(Of("ext:coach"), Oak, Always), new(Of("ext:lead"), Elm, Always) }.InOrder()),
            (Import(delta, ListedAdmin) with { Today = Today }).Decide(elm).Events, new AsStored());
    }

    [Fact]
    public void A_rule_that_goes_takes_what_it_gave_and_nothing_that_was_given_by_hand()
    {
        var byHand = new RosterEvent.RoleAssigned(Ann, new(Role.Coach, Oak, Always), Lead);
        var ruled = With(Given([.. Usual, AnnDescribed, byHand]), Coaches, Heads);
        var later = (Set() with { Today = Today.AddDays(9) }).Decide(ruled).Aggregate(ruled, Roster.Evolve);
        Assert.True(later.Facts(Ann)!.Is(Role.Coach, Oak, Today.AddDays(9)));
        Assert.False(later.Facts(Ann)!.Evaluates(Oak, Today.AddDays(10)));
        Assert.True(later.Facts(Ann)!.Evaluates(Oak, Today));    // what she evaluated stays ended
        Assert.Contains(byHand.Membership, Import(Described, ListedAdmin).Decide(ruled).Aggregate(ruled, Roster.Evolve).People[Ann].Assigned);
    }

    [Fact]
    public void A_mapped_role_is_not_withdrawn_by_hand() =>
        Assert.Equal("ROLE_FROM_RULE", new WithdrawRole(Lead, Ann, Role.Coach, Oak, Today).Decide(With(Known, Coaches)).Refusal?.Code);

    [Fact]
    public void A_plan_says_who_would_get_and_lose_what_and_changes_nothing()
    {
        var (changes, refusal) = new PlanMappingRules(Admin, [Heads], Today).Decide(With(Known, Coaches));
        Assert.Null(refusal);
        Assert.Equal([new(Ann, Role.Evaluator, Oak, true), new MappedChange(Ann, Role.Coach, Oak, false)], changes);
        Assert.Empty(new PlanMappingRules(Lead, [Coaches], Today).Decide(With(Known, Coaches)).Changes);
        Assert.Equal("NOT_ALLOWED", new PlanMappingRules(Ann, [Heads], Today).Decide(Known).Refusal?.Code);
    }

    [Fact]
    public void Only_a_lead_sets_rules_and_only_for_roles_that_they_may_give()
    {
        Assert.Equal("NOT_ALLOWED", (Set(Coaches) with { By = Admin }).Decide(Known).Refusal?.Code);
        foreach (var role in Enum.GetValues<Role>().Except(RoleMapping.Roles))
        {
            Assert.Equal("BAD_MAPPING_RULE", Set(Coaches with { Role = role }).Decide(Known).Refusal?.Code);
            Assert.Equal("BAD_MAPPING_RULE", new PlanMappingRules(Lead, [Coaches with { Role = role }], Today).Decide(Known).Refusal?.Code);
        }
    }

    [Fact]
    public void Nobody_takes_the_district_its_last_lead_by_a_rule()
    {
        var handed = With(Known, Leads);
        handed = Roster.Evolve(handed, new RosterEvent.RoleWithdrawn(Lead, Role.DistrictLead, null, Today, Ann));
        Assert.Equal("LAST_DISTRICT_LEAD", (Set(Coaches) with { By = Ann }).Decide(handed).Refusal?.Code);
    }

    [Fact]
    public void An_evaluator_of_her_school_is_no_partner_of_hers()
    {
        var cas = Tests.Given.Knows(Tests.Given.Cas, Tests.Given.At(Role.Coach), Tests.Given.At(Role.Evaluator, Tests.Given.Hill));
        Assert.True(Tests.Given.On(Tests.Given.Wed, cas).PartnerLedHerSchool(new(Tests.Given.Wed, Tests.Given.Wed)));
    }

    private sealed class AsStored : IEqualityComparer<RosterEvent>
    {
        public bool Equals(RosterEvent? x, RosterEvent? y) => x is not null && y is not null && RosterGiven.Text(x) == RosterGiven.Text(y);

        public int GetHashCode(RosterEvent happened) => RosterGiven.Text(happened).GetHashCode(StringComparison.Ordinal);
    }
}
