using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Plans of imports: what they name, and how long they stand.</summary>
[Collection(nameof(Silos))]
public sealed class ImportPlanTests(TwoSilos silos) : ImportJobCase(silos)
{
    [Fact]
    public async Task A_plan_is_approved_only_as_long_as_the_roster_is_the_same_and_then_planned_again()
    {
        var d = await TestDistrict.Begin(Silos);
        await ApproveAll(d);
        var import = await Read(d, 0, File("Ola"));
        await Settled(d, 0, import);
        var seen = await Plan(import, d);
        TestDistrict.Accepted(await d.Roster(1).AssignRole(new(Guid.NewGuid(), d.Dora.Value, d.Tim.Value, Role.Coach, d.Hill.Value, null)));
        Assert.Equal("PLAN_OUTDATED", (await d.Imports(0).Approve(new(Guid.NewGuid(), d.Dora.Value, import, seen))).Refusal?.Code);
        Guid now;
        while ((now = await Plan(import, d)) == seen)
        {
            await Settled(d, 0, import);
        }

        Assert.Empty(await Imported(d));
        TestDistrict.Accepted(await d.Imports(0).Approve(new(Guid.NewGuid(), d.Dora.Value, import, now)));
        Assert.Equal(ImportState.Applied, await Settled(d, 0, import));
    }

    [Fact]
    public async Task Who_is_new_in_the_plan_is_listed_with_the_id_that_it_names_and_the_file_again_changes_nothing()
    {
        var d = await TestDistrict.Begin(Silos);
        await ApproveAll(d);
        var import = await Read(d, 0, File("Ola", "Ove"));
        await Settled(d, 0, import);
        var entry = (await Silos.Imports.Find(d.Id, import))!;
        var planned = (await Silos.Imports.Plan(d.Id, entry)).Changes.Where(change => change is { Entity: ImportEntity.Person, Action: ImportAction.Create }).Select(change => change.Id!.Value).ToList();
        Assert.Equal(["Ola Sample", "Ove Sample"], (await Silos.Imports.Names(d.Id, entry)).Where(name => planned.Contains(name.Key)).Select(name => name.Value).Order());
        TestDistrict.Accepted(await d.Imports(0).Approve(new(Guid.NewGuid(), d.Dora.Value, import, entry.Plan!.Value.Value)));
        await Settled(d, 0, import);
        Assert.Equal(2, (await Silos.Directory.Names(d.Id, [.. planned.Select(person => new PersonId(person))])).Count);
        Assert.Empty(await Silos.Imports.Names(d.Id, entry));

        var again = await Read(d, 1, File("Ola", "Ove"));
        await Settled(d, 1, again);
        Assert.Empty((await Silos.Imports.Find(d.Id, again))!.Totals);
    }

    [Fact]
    public async Task What_is_cancelled_or_replaced_is_held_no_longer_and_changes_nothing()
    {
        var d = await TestDistrict.Begin(Silos);
        await ApproveAll(d);
        var first = await Read(d, 0, File("Ola"));
        await Settled(d, 0, first);
        Assert.True(await Held(d, first) > 0);
        var second = await Read(d, 1, File("Ove"));
        Assert.Equal(ImportState.Cancelled, await Settled(d, 0, first));
        TestDistrict.Accepted(await d.Imports(0).Cancel(new(Guid.NewGuid(), d.Dora.Value, second)));
        Assert.Equal(ImportState.Cancelled, await Settled(d, 0, second));
        Assert.Equal((0, 0), (await Held(d, first), await Held(d, second)));
        Assert.Empty(await Imported(d));
    }
}
