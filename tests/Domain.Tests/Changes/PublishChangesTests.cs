using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests;

/// <summary>The feed tells what the directory shows otherwise, and nothing else.</summary>
public sealed class PublishChangesTests
{
    private static readonly Roster Before = Given(Usual);

    [Fact]
    public void A_new_district_is_told_whole_schools_first()
    {
        var told = Told(Roster.Empty, default, Before, Today);
        Assert.Equal(new DirectoryChange(DirectoryEntity.School, DirectoryAction.Listed, Oak.Value), told[0]);
        Assert.Equal(new[] { Lead, Admin, Ann }.Select(person => new DirectoryChange(DirectoryEntity.Person, DirectoryAction.Listed, person.Value)).OrderBy(change => change.Id), told.Skip(1));
    }

    [Theory, MemberData(nameof(Shown))]
    public void What_shows_is_told(RosterEvent happened, DirectoryChange expected) =>
        Assert.Equal([expected], Told(Before, Today, Roster.Evolve(Before, happened), Today));

    public static TheoryData<RosterEvent, DirectoryChange> Shown => new()
    {
        { new RosterEvent.SchoolRenamed(Oak, Ref(), Of("Oaks")), new(DirectoryEntity.School, DirectoryAction.Changed, Oak.Value) },
        { new RosterEvent.SchoolClosed(Oak), new(DirectoryEntity.School, DirectoryAction.Changed, Oak.Value) },
        { new RosterEvent.SchoolListed(Elm, Of("elm"), Ref(), Of("Elm")), new(DirectoryEntity.School, DirectoryAction.Listed, Elm.Value) },
        { new RosterEvent.PersonChanged(Ann, Ref(), Of("ann weds"), [Of("ann@x")]), new(DirectoryEntity.Person, DirectoryAction.Changed, Ann.Value) },
        { new RosterEvent.PersonNamed(Ann, Ref()), new(DirectoryEntity.Person, DirectoryAction.Changed, Ann.Value) },
        { new RosterEvent.RoleAssigned(Ann, new(Role.Coach, null, Always), Lead), new(DirectoryEntity.Person, DirectoryAction.Changed, Ann.Value) },
        { new RosterEvent.PersonLeft(Ann, Today), new(DirectoryEntity.Person, DirectoryAction.Removed, Ann.Value) },
        { new RosterEvent.MembershipsChanged(Ann, []), new(DirectoryEntity.Person, DirectoryAction.Removed, Ann.Value) },
    };

    [Theory, MemberData(nameof(Unseen))]
    public void What_does_not_show_is_not_told(RosterEvent happened) =>
        Assert.Empty(Told(Before, Today, Roster.Evolve(Before, happened), Today));

    public static TheoryData<RosterEvent> Unseen => new()
    {
        new RosterEvent.PersonSealed(Ann, Today, SealCause.MatchKeyChanged),
        new RosterEvent.SubjectsTaughtChanged(Ann, []),
        new RosterEvent.PersonRelinked(Ann, Of("another")),
        new RosterEvent.RecordsChanged(Ann, [Of("row")]),
        new RosterEvent.SchoolEntered(Ann, Oak, Today),
        new RosterEvent.PersonDescribed(Ann, [Of("title")], []),
        new RosterEvent.MatchKeySet(MatchKey.Default, Lead),
        new RosterEvent.PersonListed(new(Guid.NewGuid()), Of("nobody yet"), Ref(), Of("no role"), []),
        new RosterEvent.RoleAssigned(Ann, new(Role.Coach, null, Days.Since(Today.AddDays(1))), Lead),
        new RosterEvent.RoleAssigned(Ann, new(Role.Teacher, Oak, new(Today, Today.AddDays(9))), Lead),
    };

    [Fact]
    public void A_day_is_told_on_which_a_role_begins_and_one_on_which_it_is_over()
    {
        var soon = Roster.Evolve(Before, new RosterEvent.RoleAssigned(Ann, new(Role.Coach, null, new(Today.AddDays(2), Today.AddDays(3))), Lead));
        Assert.Empty(Told(soon, Today, soon, Today.AddDays(1)));
        Assert.Equal([new(DirectoryEntity.Person, DirectoryAction.Changed, Ann.Value)], Told(soon, Today, soon, Today.AddDays(2)));
        Assert.Empty(Told(soon, Today.AddDays(2), soon, Today.AddDays(3)));
        Assert.Equal([new(DirectoryEntity.Person, DirectoryAction.Changed, Ann.Value)], Told(soon, Today.AddDays(3), soon, Today.AddDays(4)));
        Assert.Empty(Told(soon, Today, soon, Today.AddDays(4)));    // nobody looked meanwhile
    }

    [Fact]
    public void Who_left_and_came_back_between_two_looks_is_not_told()
    {
        var back = new RosterEvent[] { new RosterEvent.PersonLeft(Ann, Today), new RosterEvent.PersonReturned(Ann, Today) }.Aggregate(Before, Roster.Evolve);
        Assert.False(new PublishChanges(Before, Today, back, Today).Any);
    }

    [Fact]
    public void Many_changes_are_several_events_that_all_lead_to_the_same_roster()
    {
        var many = Given(Enumerable.Range(0, PublishChanges.AtOnce + 1).Select(n => new RosterEvent.SchoolListed(new(Guid.NewGuid()), Of($"{n}"), Ref(), Of($"{n}"))));
        var events = new PublishChanges(Roster.Empty, default, many, Today).Decide().Events.Cast<ChangesEvent.ChangesPublished>().ToList();
        Assert.Equal([PublishChanges.AtOnce, 1], events.Select(some => some.Changes.Length));
        Assert.All(events, some => Assert.Equal((many.Version, Today), (some.Roster, some.Day)));
        Assert.Equal(new Changes { Count = PublishChanges.AtOnce + 1, Roster = many.Version, Day = Today }, events.Aggregate(new Changes(), Changes.Evolve));
    }

    private static List<DirectoryChange> Told(Roster before, DateOnly then, Roster after, DateOnly today) =>
        [.. new PublishChanges(before, then, after, today).Decide().Events.Cast<ChangesEvent.ChangesPublished>().SelectMany(some => some.Changes)];
}
