using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests.People;

/// <summary>Bea's record was merged into Ann's: whatever the roster says of one of the two, it says of the person.</summary>
public sealed class OnePersonTests
{
    private static readonly PersonId Bea = new(Guid.NewGuid());

    private static readonly MappingRule Heads = new(Of("head"), Role.Evaluator), Leads = new(Of("head"), Role.DistrictLead);

    private static readonly DateOnly Later = Today.AddDays(Sealing.Length + 1);

    private static readonly RosterEvent[] Two =
    [
        .. Usual, new RosterEvent.SchoolListed(Elm, Of("elm"), Ref(), Of("Elm")), new RosterEvent.PersonListed(Bea, Of("bea"), Ref(), Of("bea lives"), [Of("ann@x"), Of("bea@x")]),
        new RosterEvent.MembershipsChanged(Bea, [new(Role.SchoolLeader, Elm, Always)]),
    ];

    private static Roster Merged(params RosterEvent[] before) => After(Given([.. Two, .. before]), roster => new MergePersons(Lead, Ann, Bea, Today).Decide(roster));

    private static Roster Joined(Roster merged) => new[] { Ann, Bea }.Aggregate(merged, (roster, by) => After(roster, before => new ConfirmMerge(by, by == Ann ? Bea : Ann, Later).Decide(before)));

    private static Roster Split(Roster merged, DateOnly? on = null) => After(merged, roster => new SplitPerson(Lead, Bea, on ?? Later).Decide(roster));

    private static Roster After(Roster roster, Func<Roster, Decision<RosterEvent>> decide)
    {
        var (events, refusal) = decide(roster);
        Assert.Null(refusal);
        return events.Aggregate(roster, Roster.Evolve);
    }

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
        away = Roster.Evolve(away, new RosterEvent.PersonReturned(Ann, Later.AddDays(9)));
        Assert.Equal([new(Later, Later.AddDays(8))], away.Facts(Bea)!.Absences);
        Assert.Equal([new(Later, Later.AddDays(8))], Split(away, Later.AddDays(20)).Facts(Bea)!.Absences);
        Assert.True(Roster.Evolve(away, new RosterEvent.PersonSealed(Ann, Later.AddDays(20), SealCause.MatchKeyChanged)).Facts(Bea)!.SealedOn(Later.AddDays(20)));
    }

    [Fact]
    public void Whom_the_merge_brought_back_the_split_leaves_away()
    {
        var split = Split(Merged(new RosterEvent.PersonLeft(Ann, Today.AddDays(-9))));
        Assert.False(split.Facts(Ann)!.Active);
        Assert.True(split.Facts(Bea)!.Active);
        split = Split(Merged(new RosterEvent.PersonLeft(Bea, Today.AddDays(-9))));
        Assert.True(split.Facts(Ann)!.Active);
        Assert.False(split.Facts(Bea)!.Active);
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

    [Fact]
    public void The_days_on_which_she_led_a_school_through_the_merge_stay_hers_and_no_others()
    {
        var split = Split(Merged());
        Assert.True(split.Facts(Ann)!.Evaluates(Elm, Today) && split.Facts(Ann)!.Evaluates(Elm, Later));
        Assert.False(split.Facts(Ann)!.Evaluates(Elm, Today.AddDays(-1)) || split.Facts(Ann)!.Evaluates(Elm, Later.AddDays(1)));
        Assert.Equal([new(Role.SchoolLeader, Elm, Always)], split.People[Bea].Imported);
    }

    [Fact]
    public void What_ended_meanwhile_does_not_come_back_with_the_split()
    {
        var ended = Roster.Evolve(Merged(), new RosterEvent.MembershipsChanged(Ann, [new(Role.Teacher, Oak, Always), new(Role.SchoolLeader, Elm, Always with { Until = Today })]));
        Assert.Equal([new(Role.SchoolLeader, Elm, Always with { Until = Today })], Split(ended).People[Bea].Imported);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Of_two_that_were_merged_into_her_each_keeps_what_both_had_until_it_is_split_itself(int first)
    {
        var others = new[] { Bea, new PersonId(Guid.NewGuid()) };
        var before = Given([
            .. Two, new RosterEvent.PersonListed(others[1], Of("cy"), Ref(), Of("cy lives"), [Of("cy@x")]), new RosterEvent.MembershipsChanged(others[1], [new(Role.SchoolLeader, Elm, Always)]),
            new RosterEvent.SubjectsTaughtChanged(others[1], [Given.Maths]), new RosterEvent.SubjectsTaughtChanged(Bea, [Given.Maths]),
        ]);
        var merged = others.Aggregate(before, (roster, other) => After(roster, new MergePersons(Lead, Ann, other, Today).Decide));
        var one = After(merged, new SplitPerson(Lead, others[first], Later).Decide);
        Assert.True(one.Facts(Ann)!.Is(Role.SchoolLeader, Elm, Later.AddDays(1)));
        Assert.Equal([Given.Maths], one.People[Ann].Subjects);
        var none = After(one, new SplitPerson(Lead, others[1 - first], Later).Decide);
        Assert.False(none.Facts(Ann)!.Is(Role.SchoolLeader, Elm, Later.AddDays(1)));
        Assert.Empty(none.People[Ann].Subjects);
        Assert.Equal(before.People[Ann].Keys, none.People[Ann].Keys);
        Assert.All(others, other => Assert.Equal(before.People[other].Memberships, none.People[other].Memberships));
    }

    [Fact]
    public void A_merge_and_a_split_leave_everything_else_as_it_was()
    {
        var before = Given([.. Two, new RosterEvent.SubjectsTaughtChanged(Bea, [Given.Maths]), new RosterEvent.RecordsChanged(Bea, [Of("row bea")]), new RosterEvent.RecordsChanged(Ann, [Of("row ann")])]);
        var after = Split(After(before, new MergePersons(Lead, Ann, Bea, Today).Decide));
        foreach (var person in new[] { Ann, Bea })
        {
            var (was, now) = (before.People[person], after.People[person]);
            Assert.Equal(was.Keys, now.Keys);
            Assert.Equal(was.Records, now.Records);
            Assert.Equal(was.Logins, now.Logins);
            Assert.Equal(was.Subjects, now.Subjects);
            Assert.Equal(was.Absences, now.Absences);
            Assert.Equal(was.Memberships, now.Memberships.Where(role => role.School != Elm || person == Bea));
            Assert.Equal((was.Match, was.Identity, (PersonId?)null), (now.Match, now.Identity, now.MergedInto));
        }
    }
}
