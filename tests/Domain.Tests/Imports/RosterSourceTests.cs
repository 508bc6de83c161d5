using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests;

/// <summary>From where a roster is fetched, and which of the daily fetches are whole.</summary>
public sealed class RosterSourceTests
{
    private static readonly ContentRef Access = new(new(Guid.NewGuid()), new(new byte[32]));
    private static readonly PersonFacts ALead = new(Lead, [], [new(Role.DistrictLead, null, Always)]);

    [Fact]
    public void A_district_lead_sets_it_in_her_name()
    {
        var source = Guid.NewGuid();
        Assert.Equal([new DistrictEvent.RosterSourceSet(source, Lead, Access, 4)], new SetRosterSource(ALead, source, Access, 4, Today).Decide(new()).Events);
        Assert.Equal([new DistrictEvent.RosterSourceSet(source, Lead, Access, null)], new SetRosterSource(ALead, source, Access, null, Today).Decide(new()).Events);
        foreach (var other in new PersonFacts?[] { null, ALead with { Memberships = [new(Role.DistrictAdministrator, null, Always)] } })
        {
            Assert.Equal(Refusal.NotAllowed, new SetRosterSource(other, source, Access, 4, Today).Decide(new()).Refusal);
            Assert.Equal(Refusal.NotAllowed, new RemoveRosterSource(other, Today).Decide(new()).Refusal);
        }
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(23, true)]
    [InlineData(24, false)]
    public void Its_hour_is_one_of_the_day(int hour, bool stands) =>
        Assert.Equal(stands ? null : "ROSTER_SOURCE_HOUR", new SetRosterSource(ALead, Guid.NewGuid(), Access, hour, Today).Decide(new()).Refusal?.Code);

    [Fact]
    public void It_is_removed_once()
    {
        var set = new DistrictEvent.RosterSourceSet(Guid.NewGuid(), Lead, Access, 4);
        var district = District.Evolve(new(), set);
        Assert.Equal([new DistrictEvent.RosterSourceRemoved(set.Source)], new RemoveRosterSource(ALead, Today).Decide(district).Events);
        Assert.Empty(new RemoveRosterSource(ALead, Today).Decide(District.Evolve(district, new DistrictEvent.RosterSourceRemoved(set.Source))).Events);
    }

    [Fact]
    public void Sundays_are_whole_and_other_days_go_back_to_no_earlier_one()
    {
        var sunday = new DateOnly(2026, 9, 6);
        Assert.Empty(RosterFetchDays.Before(sunday));
        Assert.Equal([sunday], RosterFetchDays.Before(sunday.AddDays(1)));
        Assert.Equal(Enumerable.Range(0, 6).Reverse().Select(sunday.AddDays), RosterFetchDays.Before(sunday.AddDays(6)));
    }
}
