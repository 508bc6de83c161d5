using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests;

public sealed class ImportRosterTests
{
    private static readonly Roster Roster = Given(Usual);

    private static readonly Membership WasTeacher = new(Role.Teacher, Oak, new(Always.From, Today));

    [Fact]
    public void What_is_as_it_was_changes_nothing() => Same([], Import(ListedAnn, ListedAdmin).Decide(Roster));

    [Fact]
    public void Somebody_new_is_listed()
    {
        var ben = Listed("ben") with { Subjects = [Taxonomy.Subjects[1].Id, Taxonomy.Subjects[0].Id] };
        Same(
            [
                new RosterEvent.PersonListed(ben.Person, Of("ben"), ben.Identity!, Of("ben lives"), [Of("ben@x")]),
                new RosterEvent.MembershipsChanged(ben.Person, [new(Role.Teacher, Oak, Always)]),
                new RosterEvent.SubjectsTaughtChanged(ben.Person, [Taxonomy.Subjects[0].Id, Taxonomy.Subjects[1].Id]),
            ],
            Import(ListedAnn, ben, ListedAdmin).Decide(Roster));
    }

    [Fact]
    public void A_new_name_is_a_change_and_nothing_else()
    {
        var renamed = ListedAnn with { Fingerprint = Of("ann changes"), Logins = [Of("anna@x")] };
        Same([new RosterEvent.PersonChanged(Ann, renamed.Identity!, Of("ann changes"), [Of("anna@x")])], Import(renamed, ListedAdmin).Decide(Roster));
    }

    [Fact]
    public void A_move_to_another_school_is_a_change_of_memberships()
    {
        var moved = ListedAnn with { Memberships = [new(Role.Teacher, Of("elm"), Always)] };
        var command = Import(moved, ListedAdmin);
        var elm = new ListedSchool(Elm, Of("elm"), Of("Elm"), Ref(), false);
        Same(
            [new RosterEvent.SchoolListed(Elm, Of("elm"), elm.Name!, Of("Elm")), new RosterEvent.MembershipsChanged(Ann, new[] { WasTeacher, new(Role.Teacher, Elm, Always) }.InOrder()), new RosterEvent.SchoolEntered(Ann, Elm, Today)],
            (command with { File = command.File with { Schools = command.File.Schools.Add(elm) } }).Decide(Roster));
    }

    /// <summary>Whoever led her school evaluated her; what that ended stays ended when a later file says no more of it.</summary>
    [Theory, InlineData(9), InlineData(0)]
    public void What_a_file_drops_was_so_until_today(int days)
    {
        var leads = new Membership(Role.SchoolLeader, Oak, new(Today.AddDays(-days), Always.Until));
        var led = Given([.. Usual, new RosterEvent.MembershipsChanged(Ann, [leads])]);
        var decided = Import(ListedAnn, ListedAdmin).Decide(led);
        Same([new RosterEvent.MembershipsChanged(Ann, new[] { new(Role.Teacher, Oak, Always), leads with { Days = new(leads.Days.From, Today) } }.InOrder())], decided);
        var after = decided.Events.Aggregate(led, Domain.Roster.Evolve);
        Assert.False(after.Facts(Ann)!.Is(Role.SchoolLeader, Today.AddDays(1)));
        Same([], Import(ListedAnn, ListedAdmin).Decide(after));
        Same([], (Import(ListedAnn, ListedAdmin) with { Today = Today.AddDays(30) }).Decide(after));
    }

    [Fact]
    public void Who_is_absent_from_a_whole_file_left() => Same([new RosterEvent.PersonLeft(Ann, Today)], Import(ListedAdmin).Decide(Roster));

    [Fact]
    public void Who_is_absent_from_a_delta_stays()
    {
        var command = Import(ListedAdmin);
        Same([], (command with { File = command.File with { WholePeople = false } }).Decide(Roster));
    }

    [Fact]
    public void Who_is_deleted_or_disabled_left() =>
        Same([new RosterEvent.PersonLeft(Ann, Today)], Import(ListedAnn with { Gone = true, Fingerprint = null, Identity = null }, ListedAdmin).Decide(Roster));

    [Fact]
    public void Who_left_returns_when_a_file_has_her_again() =>
        Same([new RosterEvent.PersonReturned(Ann, Today)], Import(ListedAnn, ListedAdmin).Decide(Given([.. Usual, new RosterEvent.PersonLeft(Ann, Today.AddDays(-9))])));

    [Fact]
    public void Who_left_does_not_return_by_a_row_that_was_rejected() =>
        Same([], Import(ListedAnn with { Fingerprint = null, Identity = null }, ListedAdmin).Decide(Given([.. Usual, new RosterEvent.PersonLeft(Ann, Today.AddDays(-9))])));

    [Fact]
    public void A_rejected_row_neither_changes_nor_removes() =>
        Same([], Import(ListedAnn with { Fingerprint = null, Identity = null, Memberships = [], WholeMemberships = false }, ListedAdmin).Decide(Roster));

    [Fact]
    public void Nobody_new_is_listed_without_a_role_or_a_name() =>
        Same([], Import(ListedAnn, ListedAdmin, Listed("ben") with { Memberships = [] }, Listed("cy") with { Fingerprint = null }, Listed("di") with { Gone = true }).Decide(Roster));

    [Fact]
    public void A_delta_adds_and_ends_single_roles()
    {
        var delta = ListedAnn with { WholeMemberships = false, Memberships = [new(Role.Staff, null, Always)], Ended = [new(Role.Teacher, Of("oak"), default)] };
        Same([new RosterEvent.MembershipsChanged(Ann, [WasTeacher, new(Role.Staff, null, Always)])], Import(delta, ListedAdmin).Decide(Roster));
        var longer = ListedAnn with { WholeMemberships = false, Memberships = [new(Role.Teacher, Of("oak"), new(Always.From, Today))] };
        Same([new RosterEvent.MembershipsChanged(Ann, [new(Role.Teacher, Oak, new(Always.From, Today))])], Import(longer, ListedAdmin).Decide(Roster));
    }

    [Fact]
    public void A_role_at_a_school_that_nobody_knows_is_left_out() =>
        Same([], Import(ListedAnn with { Memberships = [.. ListedAnn.Memberships, new(Role.Teacher, Of("nowhere"), Always)] }, ListedAdmin).Decide(Roster));

    [Fact]
    public void What_was_assigned_by_hand_stays()
    {
        var coach = new RosterEvent.RoleAssigned(Ann, new(Role.Coach, Oak, Always), Lead);
        var roster = Given([.. Usual, coach]);
        Same([], Import(ListedAnn, ListedAdmin).Decide(roster));
        Assert.True(roster.Facts(Ann)!.Is(Role.Coach, Oak, Today));
        Assert.True(roster.Facts(Ann)!.Is(Role.Teacher, Oak, Today));
    }

    [Fact]
    public void Schools_are_renamed_closed_and_reopened()
    {
        var name = Ref();
        ImportRoster With(bool whole, params ListedSchool[] schools) => Import(ListedAdmin) with { File = new(whole, false, [.. schools], [], []) };
        Same([new RosterEvent.SchoolRenamed(Oak, name, Of("Oaks"))], With(true, new ListedSchool(Oak, Of("oak"), Of("Oaks"), name, false)).Decide(Roster));
        Same([new RosterEvent.SchoolClosed(Oak)], With(true).Decide(Roster));
        Same([], With(false).Decide(Roster));
        Same([new RosterEvent.SchoolClosed(Oak)], With(false, new ListedSchool(Oak, Of("oak"), Of("Oak"), null, true)).Decide(Roster));
        var closed = Given([.. Usual, new RosterEvent.SchoolClosed(Oak)]);
        Same([new RosterEvent.SchoolReopened(Oak)], With(true, new ListedSchool(Oak, Of("oak"), Of("Oak"), null, false)).Decide(closed));
        Same([], With(true, new ListedSchool(Oak, Of("oak"), null, null, false)).Decide(closed));
        Assert.False(closed.Has(Oak));
    }

    [Fact]
    public void School_years_are_listed_once_and_again_where_they_change()
    {
        RosterEvent.SchoolYearListed year = new(new(new(2026, 8, 15), new(2027, 6, 9)), 2027, [new(new(2026, 8, 15), new(2027, 1, 15))]);
        ImportRoster With(RosterEvent.SchoolYearListed listed) => Import() with { File = new(false, false, [], [listed], []) };
        Same([year], With(year).Decide(Roster));
        Same([], With(year with { Semesters = [.. year.Semesters] }).Decide(Given([.. Usual, year])));
        Same([year with { Semesters = [] }], With(year with { Semesters = [] }).Decide(Given([.. Usual, year])));
    }

    [Fact]
    public void A_file_prepared_for_an_older_roster_is_prepared_again()
    {
        var stale = new Refusal("TRY_AGAIN");
        Assert.Equal(stale, Import(ListedAnn with { Fingerprint = Of("ann changes"), Identity = null }, ListedAdmin).Decide(Roster).Refusal);
        Assert.Equal(stale, Import(ListedAnn with { Fingerprint = Of("ann changes"), Person = new(Guid.NewGuid()) }, ListedAdmin).Decide(Roster).Refusal);
        Assert.Equal(stale, Import(ListedAnn, ListedAdmin, Listed("ben") with { Identity = null }).Decide(Roster).Refusal);
    }

    [Fact]
    public void A_founder_is_found_by_what_she_signs_in_with_and_until_then_no_file_removes_her()
    {
        var lead = Listed("lead", Lead);
        Same(
            [new RosterEvent.PersonMatched(Lead, Of("lead")), new RosterEvent.MembershipsChanged(Lead, [new(Role.Teacher, Oak, Always)])],
            Import(ListedAnn, ListedAdmin, lead).Decide(Roster));
        var twin = Listed("twin") with { Logins = [Of("lead@x")] };
        var (events, _) = Import(ListedAnn, ListedAdmin, lead with { Person = new(Guid.NewGuid()) }, twin).Decide(Roster);
        Assert.Equal(2, events.OfType<RosterEvent.PersonListed>().Count());
        Assert.DoesNotContain(events, happened => happened is RosterEvent.PersonMatched or RosterEvent.PersonLeft);
    }
}
