using static DistrictCoaching.Domain.Tests.People.MergedGiven;
using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests.People;

/// <summary>What a split gives back to each, and what it leaves.</summary>
public sealed class SplitTests
{
    [Fact]
    public void Whom_the_merge_brought_back_the_split_leaves_away()
    {
        var split = Split(Merged(new RosterEvent.PersonLeft(Bea, Today.AddDays(-9))));
        Assert.True(split.Facts(Ann)!.Active);
        Assert.False(split.Facts(Bea)!.Active);
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
