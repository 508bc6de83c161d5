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
        var (plan, refusal) = new PlanImport(Lead, Import(ListedAdmin, ListedAnn with { Fingerprint = Of("ann changes") })).Decide(Roster);
        Assert.Null(refusal);
        Assert.Equal(
            Many.Select(person => new ImportChange(ImportEntity.Person, ImportAction.Deactivate, person.Value)).Append(new(ImportEntity.Person, ImportAction.Change, Ann.Value)).OrderBy(change => change.Id),
            plan!.All);
        Assert.Contains(new(ImportThreshold.People, 20, 22), plan.Removals);
    }

    [Fact]
    public void Only_who_may_import_sees_a_plan() => Assert.Equal(Refusal.NotAllowed, new PlanImport(Ann, Import(ListedAnn)).Decide(Roster).Refusal);

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

    private static ApplyImport Apply(long? approved) => new(Guid.NewGuid(), Lead, Import(ListedAdmin), approved);
}
