using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests;

public sealed class RoleTests
{
    private static readonly Days FromToday = new(Today, DateOnly.MaxValue);
    private static readonly AssignRole Assign = new(Lead, Ann, Role.Coach, Oak, FromToday, Today);
    private static readonly WithdrawRole Withdraw = new(Lead, Ann, Role.Coach, Oak, Today);
    private static readonly RosterEvent IsCoach = new RosterEvent.RoleAssigned(Ann, new(Role.Coach, Oak, Always), Lead);

    [Theory]
    [InlineData(Role.Coach)]
    [InlineData(Role.SchoolLeader)]
    [InlineData(Role.TeacherRepresentative)]
    [InlineData(Role.Teacher)]
    [InlineData(Role.Staff)]
    public void Lead_and_administrator_assign_roles_at_schools(Role role)
    {
        foreach (var by in new[] { Lead, Admin })
        {
            Same([new RosterEvent.RoleAssigned(Ann, new(role, Oak, FromToday), by)], (Assign with { Role = role, By = by }).Decide(Given(Usual)));
        }
    }

    [Theory]
    [InlineData(Role.DistrictLead)]
    [InlineData(Role.DistrictAdministrator)]
    public void Only_a_lead_assigns_roles_in_the_district(Role role)
    {
        var command = Assign with { Role = role, School = null };
        Same([new RosterEvent.RoleAssigned(Ann, new(role, null, FromToday), Lead)], command.Decide(Given(Usual)));
        Assert.Equal("NOT_ALLOWED", (command with { By = Admin }).Decide(Given(Usual)).Refusal?.Code);
        Assert.Equal("NOT_ALLOWED", (command with { By = Admin, Person = Admin }).Decide(Given(Usual)).Refusal?.Code);
    }

    [Fact]
    public void Asked_twice_it_is_assigned_once() => Same([], (Assign with { Days = Always }).Decide(Given([.. Usual, IsCoach])));

    public static TheoryData<string, AssignRole, RosterEvent[]> Refusals => new()
    {
        { "NOT_ALLOWED", Assign with { By = Ann }, [] },
        { "NOT_ALLOWED", Assign with { By = new(Guid.NewGuid()) }, [] },
        { "NOT_ALLOWED", Assign with { Today = Today.AddDays(-1) }, [] },    // not yet a lead
        { "NOT_ALLOWED", Assign with { By = Admin }, [new RosterEvent.PersonLeft(Admin, Today)] },
        { "NOT_FOUND", Assign with { Person = new(Guid.NewGuid()) }, [] },
        { "NOT_FOUND", Assign, [new RosterEvent.PersonLeft(Ann, Today)] },
        { "ROLE_NEEDS_SCHOOL", Assign with { School = null }, [] },
        { "ROLE_NEEDS_SCHOOL", Assign with { School = Elm }, [] },
        { "ROLE_NEEDS_SCHOOL", Assign, [new RosterEvent.SchoolClosed(Oak)] },
        { "ROLE_HAS_NO_SCHOOL", Assign with { Role = Role.DistrictLead }, [] },
        { "DAYS_REVERSED", Assign with { Days = new(Today.AddDays(2), Today.AddDays(1)) }, [] },
        { "DAYS_IN_THE_PAST", Assign with { Days = new(Today.AddDays(-2), Today.AddDays(-1)) }, [] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Says_why_not(string code, AssignRole when, RosterEvent[] given)
    {
        Assert.Equal(new Refusal(code), when.Decide(Given([.. Usual, .. given])).Refusal);
        Assert.NotEqual(new Refusal(code).Message(), new Refusal(code).Message("es"));
    }

    [Fact]
    public void Who_led_a_school_for_less_than_a_day_led_it_that_day()
    {
        var withdraw = Withdraw with { Role = Role.SchoolLeader };
        var roster = Given([.. Usual, new RosterEvent.RoleAssigned(Ann, new(Role.SchoolLeader, Oak, FromToday), Lead)]);
        var after = withdraw.Decide(roster).Events.Aggregate(roster, Roster.Evolve);
        Assert.Contains(new(Role.SchoolLeader, Oak, new(Today, Today)), after.Facts(Ann)!.Memberships);
        Same([], withdraw.Decide(after));
    }

    [Fact]
    public void A_coach_of_less_than_a_day_is_none_at_once()
    {
        var roster = Given([.. Usual, new RosterEvent.RoleAssigned(Ann, new(Role.Coach, Oak, FromToday), Lead)]);
        Assert.False(Withdraw.Decide(roster).Events.Aggregate(roster, Roster.Evolve).Facts(Ann)!.Is(Role.Coach, Today));
    }

    [Fact]
    public void A_withdrawn_role_ends_the_day_before()
    {
        var roster = Given([.. Usual, IsCoach]);
        var (events, _) = Withdraw.Decide(roster);
        Assert.Equal([new RosterEvent.RoleWithdrawn(Ann, Role.Coach, Oak, Today, Lead)], events);
        var facts = events.Aggregate(roster, Roster.Evolve).Facts(Ann)!;
        Assert.False(facts.Is(Role.Coach, Today));
        Assert.True(facts.Is(Role.Coach, Today.AddDays(-1)));
        Same([], Withdraw.Decide(events.Aggregate(roster, Roster.Evolve)));
    }

    [Fact]
    public void Of_a_coach_withdrawn_it_is_left_that_she_worked_there_that_day()
    {
        var roster = Given([.. Usual, new RosterEvent.RoleAssigned(Ann, new(Role.Coach, Oak, FromToday), Lead), new RosterEvent.RoleWithdrawn(Ann, Role.Coach, Oak, Today, Lead)]);
        Assert.Equal([new(Role.Staff, Oak, new(Today, Today))], roster.People[Ann].Assigned);
    }

    [Fact]
    public void A_role_of_later_that_is_withdrawn_never_was()
    {
        var later = new Days(Today.AddDays(1), DateOnly.MaxValue);
        var roster = Given([.. Usual, new RosterEvent.RoleAssigned(Ann, new(Role.SchoolLeader, Oak, later), Lead), new RosterEvent.RoleAssigned(Ann, new(Role.Coach, Oak, later), Lead)]);
        roster = new[] { Role.SchoolLeader, Role.Coach }.Select(role => new RosterEvent.RoleWithdrawn(Ann, role, Oak, Today, Lead)).Aggregate(roster, Roster.Evolve);
        Assert.Empty(roster.People[Ann].Assigned);
    }

    [Fact]
    public void What_a_file_gave_only_a_file_takes()
    {
        Assert.Equal("ROLE_FROM_ROSTER", (Withdraw with { Role = Role.Teacher }).Decide(Given(Usual)).Refusal?.Code);
        Assert.Equal("NOT_ALLOWED", (Withdraw with { By = Ann }).Decide(Given([.. Usual, IsCoach])).Refusal?.Code);
        Assert.Equal("NOT_FOUND", (Withdraw with { Person = new(Guid.NewGuid()) }).Decide(Given(Usual)).Refusal?.Code);
    }

    [Fact]
    public void The_last_district_lead_stays()
    {
        var last = new WithdrawRole(Lead, Lead, Role.DistrictLead, null, Today);
        Assert.Equal("LAST_DISTRICT_LEAD", last.Decide(Given(Usual)).Refusal?.Code);
        RosterEvent second = new RosterEvent.RoleAssigned(Ann, new(Role.DistrictLead, null, Always), Lead);
        Assert.Null(last.Decide(Given([.. Usual, second])).Refusal);
        Assert.Equal("LAST_DISTRICT_LEAD", last.Decide(Given([.. Usual, second, new RosterEvent.PersonLeft(Ann, Today)])).Refusal?.Code);
    }

    [Fact]
    public void An_operator_founds_an_empty_roster_with_its_lead_and_no_other()
    {
        var found = new FoundRoster(Lead, Ref(), Of("lead lives"), [Of("lead@x")], Today);
        Same([new RosterEvent.PersonListed(Lead, null, found.Identity, Of("lead lives"), [Of("lead@x")]), IsLead], found.Decide(Roster.Empty));
        Same([], found.Decide(Given(Usual)));
        Assert.Equal("ROSTER_FOUNDED", (found with { Person = Elm.Value is var id ? new(id) : default }).Decide(Given(Usual)).Refusal?.Code);
    }
}
