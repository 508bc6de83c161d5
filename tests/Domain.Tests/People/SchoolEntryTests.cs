using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests.People;

/// <summary>What files and leads say of where somebody works.</summary>
public sealed class SchoolEntryTests
{
    private static readonly RosterEvent ElmListed = new RosterEvent.SchoolListed(Elm, Of("elm"), Ref(), Of("Elm"));

    private static readonly Roster Both = Given([.. Usual, ElmListed]);

    [Fact]
    public void Who_comes_to_another_school_entered_it_that_day_whatever_the_file_says_of_the_past()
    {
        var moved = ListedAnn with { Memberships = [new(Role.Teacher, Of("elm"), Always)] };
        Assert.Equal([new RosterEvent.SchoolEntered(Ann, Elm, Today)], Entered(Both, moved));
        var after = Import(moved, ListedAdmin).Decide(Both).Aggregate(Both, Roster.Evolve);
        Assert.True(after.Facts(Ann)!.MovedBetween(Today, Today.AddDays(1)));
        Assert.False(after.Facts(Ann)!.MovedBetween(Today.AddDays(1), Today.AddDays(1)));
        Same([], Import(moved, ListedAdmin).Decide(after));
    }

    [Fact]
    public void A_second_school_is_entered_too_and_the_first_is_left_later()
    {
        var both = ListedAnn with { Memberships = [.. ListedAnn.Memberships, new(Role.Teacher, Of("elm"), Always)] };
        var after = Import(both, ListedAdmin).Decide(Both).Aggregate(Both, Roster.Evolve);
        Assert.False(after.Facts(Ann)!.MovedBetween(Today, Today));
        var (next, later) = (Import(ListedAnn with { Memberships = [new(Role.Teacher, Of("elm"), Always)] }, ListedAdmin) with { Today = Today.AddDays(9) }, Today.AddDays(10));
        after = next.Decide(after).Aggregate(after, Roster.Evolve);
        Assert.True(after.Facts(Ann)!.MovedBetween(Today, later));
        Assert.False(after.Facts(Ann)!.MovedBetween(Today.AddDays(1), later));
    }

    [Fact]
    public void A_role_of_a_later_day_is_entered_on_it() =>
        Assert.Equal([new RosterEvent.SchoolEntered(Ann, Elm, Today.AddDays(30))], Entered(Both, ListedAnn with { Memberships = [new(Role.Teacher, Of("elm"), Days.Since(Today.AddDays(30)))] }));

    [Fact]
    public void Over_the_summer_the_school_of_last_year_counts()
    {
        var lastYear = Given([.. Usual, ElmListed, new RosterEvent.MembershipsChanged(Ann, [new(Role.Teacher, Oak, new(Today.AddDays(-200), Today.AddDays(-60)))])]);
        Assert.Equal([new RosterEvent.SchoolEntered(Ann, Elm, Today)], Entered(lastYear, ListedAnn with { Memberships = [new(Role.Teacher, Of("elm"), Days.Since(Today))] }));
        Assert.Empty(Entered(lastYear, ListedAnn));
    }

    [Fact]
    public void Somebody_new_and_somebody_who_worked_at_no_school_enter_none()
    {
        var nowhere = Given([.. Usual, ElmListed, new RosterEvent.MembershipsChanged(Ann, [new(Role.Staff, null, Always)])]);
        Assert.Empty(Entered(nowhere, ListedAnn));
        Assert.Empty(Entered(Both, ListedAnn, Listed("ben")));
    }

    [Fact]
    public void A_school_by_hand_is_entered_and_a_coach_s_is_no_workplace()
    {
        Days days = new(Today, Always.Until);
        Same(
            [new RosterEvent.RoleAssigned(Ann, new(Role.Staff, Elm, days), Lead), new RosterEvent.SchoolEntered(Ann, Elm, Today)],
            new AssignRole(Lead, Ann, Role.Staff, Elm, days, Today).Decide(Both));
        Same([new RosterEvent.RoleAssigned(Ann, new(Role.Coach, Elm, days), Lead)], new AssignRole(Lead, Ann, Role.Coach, Elm, days, Today).Decide(Both));
    }

    private static IEnumerable<RosterEvent> Entered(Roster roster, params ListedPerson[] people) =>
        Import([ListedAdmin, .. people]).Decide(roster).Events.Where(happened => happened is RosterEvent.SchoolEntered);
}
