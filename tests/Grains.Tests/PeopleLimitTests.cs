using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>How many active people a roster may have, as imports meet it.</summary>
[Collection(nameof(Silos))]
public sealed class PeopleLimitTests(TwoSilos silos) : ImportJobCase(silos)
{
    [Fact]
    public async Task A_roster_of_more_people_is_refused_whole_and_one_of_as_many_is_applied()
    {
        var d = await TestDistrict.Begin(Silos);
        await ApproveAll(d);
        await Allow(d, 1 + await People(d));
        var before = await d.Roster(1).PlanImport(new(Guid.NewGuid(), d.Dora.Value, OneRoster.RosterFileBytes.Write(File("Ola"))));
        Assert.Null(before.Refusal);
        var refused = await Read(d, 1, File("Ola", "Ove"));
        Assert.Equal(ImportState.Refused, await Settled(d, 1, refused));
        Assert.Equal(ImportFailure.TooManyPeople, (await Silos.Imports.Find(d.Id, refused))!.Why);
        Assert.Empty(await Imported(d));
        var one = await Read(d, 0, File("Ola"));
        Assert.Equal(ImportState.AwaitingApproval, await Settled(d, 0, one));
        await Approve(d, one);
        Assert.Equal(ImportState.Applied, await Settled(d, 0, one));
    }

    [Fact]
    public async Task A_limit_that_is_set_after_the_plan_counts_when_it_is_applied_at_a_silo_that_has_not_heard_of_it()
    {
        var d = await TestDistrict.Begin(Silos);
        await ApproveAll(d);
        var import = await Read(d, 1, File("Ola"));
        await Settled(d, 1, import);
        await Allow(d, await People(d));
        await Approve(d, import);
        Assert.Equal(ImportState.Refused, await Settled(d, 1, import));
        Assert.Equal(ImportFailure.TooManyPeople, (await Silos.Imports.Find(d.Id, import))!.Why);
        Assert.Empty(await Imported(d));
    }

    [Fact]
    public async Task A_limit_below_what_there_is_refuses_growth_alone()
    {
        var d = await TestDistrict.Begin(Silos);
        await ApproveAll(d);
        var first = await Read(d, 0, File("Ola", "Ove"));
        await Settled(d, 0, first);
        await Approve(d, first);
        Assert.Equal(ImportState.Applied, await Settled(d, 0, first));
        await Allow(d, 1);
        var grown = await Read(d, 0, File("Ola", "Ove", "Oda"));
        Assert.Equal(ImportState.Refused, await Settled(d, 0, grown));
        var people = await People(d);
        var left = await Read(d, 1, File("Ola") with { People = [.. File("Ola").People, File("Ove").People[0] with { Gone = true }] });
        await Settled(d, 1, left);
        await Approve(d, left);
        Assert.Equal(ImportState.Applied, await Settled(d, 1, left));
        Assert.Equal(people - 1, await People(d));
    }

    [Fact]
    public async Task Whoever_has_two_records_counts_once_in_the_list_and_in_the_rule()
    {
        var d = await TestDistrict.Begin(Silos);
        await ApproveAll(d);
        var before = await People(d);
        await d.Happens(new RosterEvent.PersonsMerged(d.Tess, d.Tim, d.Today, d.Dora));
        Assert.Equal(before - 1, await People(d));
        await Allow(d, before);
        var import = await Read(d, 1, File("Ola"));
        Assert.Equal(ImportState.AwaitingApproval, await Settled(d, 1, import));
        await Approve(d, import);
        Assert.Equal(ImportState.Applied, await Settled(d, 1, import));
        Assert.Equal(before, await People(d));
        Assert.Equal(ImportState.Refused, await Settled(d, 0, await Read(d, 0, File("Ola", "Ove"))));
    }

    private static async Task Allow(TestDistrict d, int people) => TestDistrict.Accepted(
        await d.District(0).SetLimits(new(new(Guid.NewGuid(), "operator", "As agreed."), new(null, null, null, people, null, null))));

    private async Task Approve(TestDistrict d, Guid import) => TestDistrict.Accepted(await d.Imports(0).Approve(new(Guid.NewGuid(), d.Dora.Value, import, await Plan(import, d))));

    private async Task<int> People(TestDistrict d) => (await new DistrictDirectory(Silos.Store).Size(d.Id)).People;
}
