using DistrictCoaching.Domain.Tests.People;
using static DistrictCoaching.Domain.Tests.RosterGiven;

namespace DistrictCoaching.Domain.Tests;

public sealed class PlanImportTests
{
    private static readonly PersonId[] Many = [.. Enumerable.Range(0, 20).Select(_ => new PersonId(Guid.NewGuid()))];

    private static readonly Roster Roster = Given(
        [.. Usual, .. Many.SelectMany((person, at) => new RosterEvent[]
        {
            new RosterEvent.PersonListed(person, Of($"t{at}"), Ref(), Of($"t{at} lives"), [Of($"t{at}@x")]),
            new RosterEvent.MembershipsChanged(person, [new(Role.Teacher, Oak, Always)]),
        })]);

    [Fact]
    public void A_plan_tells_who_changes_and_who_leaves_and_changes_nothing()
    {
        var (plan, refusal) = new PlanImport(Lead, Import(ListedAdmin, ListedAnn with { Fingerprint = Of("ann changes") }), null).Decide(Roster);
        Assert.Null(refusal);
        Assert.Equal(
            Many.Select(person => new ImportChange(ImportEntity.Person, ImportAction.Deactivate, person.Value)).Append(new(ImportEntity.Person, ImportAction.Change, Ann.Value)).OrderBy(change => change.Id),
            plan!.All);
        Assert.Contains(new(ImportThreshold.People, 20, 22), plan.Removals);
    }

    [Fact]
    public void Only_who_may_import_sees_a_plan() => Assert.Equal(Refusal.NotAllowed, new PlanImport(Ann, Import(ListedAnn), null).Decide(Roster).Refusal);

    [Fact]
    public void What_nobody_approved_is_never_done() => Assert.Equal("PLAN_OUTDATED", Apply(null).Decide(Roster).Refusal?.Code);

    [Fact]
    public void What_was_approved_is_done_whatever_it_removes() =>
        Assert.Equal(21, Apply(Roster.Version).Decide(Roster).Events.OfType<RosterEvent.PersonLeft>().Count());

    [Fact]
    public void An_approval_of_an_older_roster_does_nothing()
    {
        var (events, refusal) = Apply(Roster.Version).Decide(Given(Usual));
        Assert.Empty(events);
        Assert.Equal("PLAN_OUTDATED", refusal?.Code);
    }

    /// <summary>Three are active; Bo is new.</summary>
    [Theory]
    [InlineData(1, 1, "TOO_MANY_PEOPLE")]
    [InlineData(1, 3, "TOO_MANY_PEOPLE")]
    [InlineData(1, 4, null)]
    [InlineData(1, null, null)]
    [InlineData(0, 1, null)]    // more are there than may be, and nobody is added
    public void A_roster_of_more_people_than_may_be_is_refused_before_anything_is_done(int added, int? most, string? code)
    {
        var roster = Given(Usual);
        ListedPerson[] listed = added == 0 ? [ListedAdmin, ListedAnn] : [ListedAdmin, ListedAnn, Listed("bo")];
        Assert.Equal(code, new PlanImport(Lead, Import(listed), most).Decide(roster).Refusal?.Code);
        var (events, refusal) = new ApplyImport(Guid.NewGuid(), Lead, Import(listed), roster.Version, most).Decide(roster);
        Assert.Equal((code, code is null && added > 0), (refusal?.Code, events.Length > 0));
    }

    [Fact]
    public void Whoever_leaves_leaves_though_there_are_more_than_there_may_be_and_as_many_may_come() =>
        Assert.Equal(21, new ApplyImport(Guid.NewGuid(), Lead, Import(ListedAdmin, Listed("bo")), Roster.Version, 1).Decide(Roster).Events.OfType<RosterEvent.PersonLeft>().Count());

    [Fact]
    public void Whoever_comes_back_counts_like_somebody_new()
    {
        var left = Given([.. Usual, new RosterEvent.PersonLeft(Ann, Today.AddDays(-1))]);
        var active = left.People.Values.Count(person => person.Active);
        Assert.Equal("TOO_MANY_PEOPLE", new PlanImport(Lead, Import(ListedAdmin, ListedAnn), active).Decide(left).Refusal?.Code);
        Assert.Null(new PlanImport(Lead, Import(ListedAdmin, ListedAnn), active + 1).Decide(left).Refusal);
    }

    /// <summary>Three people have four records, of which the merged one is active whatever it was before.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void Whoever_has_two_records_counts_once(bool wasActive)
    {
        var roster = MergedGiven.Merged(wasActive ? [] : [new RosterEvent.PersonLeft(MergedGiven.Bea, Today.AddDays(-1))]);
        Assert.Equal(4, roster.People.Values.Count(person => person.Active));
        var listed = Import(ListedAdmin, ListedAnn, Listed("bo"));
        Assert.Equal("TOO_MANY_PEOPLE", new PlanImport(Lead, listed, 3).Decide(roster).Refusal?.Code);
        Assert.Null(new PlanImport(Lead, listed, 4).Decide(roster).Refusal);
        Assert.Null(new ApplyImport(Guid.NewGuid(), Lead, listed, roster.Version, 4).Decide(roster).Refusal);
    }

    private static ApplyImport Apply(long? approved) => new(Guid.NewGuid(), Lead, Import(ListedAdmin), approved, null);
}
