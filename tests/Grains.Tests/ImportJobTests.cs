using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Imports as jobs, over a line that breaks and at silos that do not know of each other.</summary>
[Collection(nameof(Silos))]
public sealed class ImportJobTests(TwoSilos silos)
{
    private const int Looks = 300_000;

    [Theory]
    [InlineData(Loss.Request)]
    [InlineData(Loss.Answer)]
    internal async Task What_breaks_while_it_is_applied_is_gone_on_with_and_done_once(Loss loss)
    {
        var d = await TestDistrict.Begin(silos);
        var journal = silos.Journal(0);
        Guid import;
        try
        {
            journal.Of = change => change.Stream == Roster(d) && change.Events.Count > 0;
            journal.Next = loss;
            import = await Read(d, 0, File("Ola"));
            Assert.Equal(ImportState.Applied, await Settled(d, 0, import));
            Assert.Equal(Loss.None, journal.Next);
        }
        finally
        {
            (journal.Of, journal.Next) = (LosingJournal.NotInBackground, Loss.None);
        }

        Assert.Equal([import], await Imported(d));
        Assert.Equal(0, await Held(d, import));
    }

    [Fact]
    public async Task A_store_that_is_away_for_long_says_nothing_against_an_import()
    {
        var d = await TestDistrict.Begin(silos);
        await ApproveAll(d);
        var (journal, away) = (silos.Journal(0), 5);
        try
        {
            journal.Of = change => change.Stream.District == d.Id && change.Events.Any(stored => Catalogue.Read(stored.Type, stored.Body) is ImportsEvent.ImportPlanned) && IsLost();
            Assert.Equal(ImportState.AwaitingApproval, await Settled(d, 0, await Read(d, 0, File("Ola"))));
        }
        finally
        {
            (journal.Of, journal.Next) = (LosingJournal.NotInBackground, Loss.None);
        }

        Assert.True(away <= 0);

        bool IsLost()
        {
            journal.Next = away-- > 0 ? Loss.Request : Loss.None;
            return true;
        }
    }

    [Fact]
    public async Task Two_silos_that_go_on_with_it_apply_it_once()
    {
        var d = await TestDistrict.Begin(silos);
        await ApproveAll(d);
        var import = await Read(d, 0, File("Ola"));
        Assert.Equal(ImportState.AwaitingApproval, await Settled(d, 0, import));
        var plan = await Plan(import, d);
        var approved = d.Imports(0).Approve(new(Guid.NewGuid(), d.Dora.Value, import, plan));
        await d.Imports(1).Resume();
        TestDistrict.Accepted(await approved);
        await d.Imports(1).Resume();
        Assert.Equal(ImportState.Applied, await Settled(d, 0, import));
        Assert.Equal(ImportState.Applied, await Settled(d, 1, import));
        Assert.Equal([import], await Imported(d));
    }

    [Fact]
    public async Task A_plan_is_approved_only_as_long_as_the_roster_is_the_same_and_then_planned_again()
    {
        var d = await TestDistrict.Begin(silos);
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
        var d = await TestDistrict.Begin(silos);
        await ApproveAll(d);
        var import = await Read(d, 0, File("Ola", "Ove"));
        await Settled(d, 0, import);
        var entry = (await silos.Imports.Find(d.Id, import))!;
        var planned = (await silos.Imports.Plan(d.Id, entry)).Changes.Where(change => change is { Entity: ImportEntity.Person, Action: ImportAction.Create }).Select(change => change.Id!.Value).ToList();
        Assert.Equal(["Ola Sample", "Ove Sample"], (await silos.Imports.Names(d.Id, entry)).Where(name => planned.Contains(name.Key)).Select(name => name.Value).Order());
        TestDistrict.Accepted(await d.Imports(0).Approve(new(Guid.NewGuid(), d.Dora.Value, import, entry.Plan!.Value.Value)));
        await Settled(d, 0, import);
        Assert.Equal(2, (await silos.Directory.Names(d.Id, [.. planned.Select(person => new PersonId(person))])).Count);
        Assert.Empty(await silos.Imports.Names(d.Id, entry));

        var again = await Read(d, 1, File("Ola", "Ove"));
        await Settled(d, 1, again);
        Assert.Empty((await silos.Imports.Find(d.Id, again))!.Totals);
    }

    [Fact]
    public async Task What_is_cancelled_or_replaced_is_held_no_longer_and_changes_nothing()
    {
        var d = await TestDistrict.Begin(silos);
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

    [Fact]
    public async Task The_thirty_first_import_makes_the_oldest_forgotten_with_its_file_its_findings_and_its_plan()
    {
        var d = await TestDistrict.Begin(silos);
        await ApproveAll(d);
        var oldest = await Read(d, 0, File("Ola"));
        await Settled(d, 0, oldest);
        Assert.True(await Held(d, oldest) > 0 && await Reported(d, oldest) > 0);
        for (var later = 1; later < Imports.Kept; later++)
        {
            await Settled(d, 0, await Refused(d));
        }

        TestDistrict.Accepted(await d.Imports(0).Cancel(new(Guid.NewGuid(), d.Dora.Value, oldest)));
        Assert.Equal(ImportState.Cancelled, await Settled(d, 0, oldest));
        Assert.Equal((Imports.Kept, true), ((await silos.Imports.List(d.Id, null, 50)).Total, await Reported(d, oldest) > 0));

        await Refused(d);
        for (var looks = 0; looks < Looks && await silos.Imports.Find(d.Id, oldest) is not null; looks++)
        {
            await Task.Yield();
        }

        Assert.Equal((0, 0), (await Held(d, oldest), await Reported(d, oldest)));
        Assert.Equal(Imports.Kept, (await silos.Imports.List(d.Id, null, 50)).Total);
        Assert.Equal("NOT_FOUND", (await d.Imports(1).Cancel(new(Guid.NewGuid(), d.Dora.Value, oldest))).Refusal?.Code);
        Assert.Equal("NOT_FOUND", (await d.Imports(1).Approve(new(Guid.NewGuid(), d.Dora.Value, oldest, Guid.NewGuid()))).Refusal?.Code);
    }

    [Fact]
    public async Task How_far_it_is_read_is_remembered_only_while_it_is_read()
    {
        var d = await TestDistrict.Begin(silos);
        var import = Guid.NewGuid();
        await d.Imports(0).Report(import, 50);
        Assert.Equal(0, await d.Imports(0).Percent(import, ImportState.Reading));
        TestDistrict.Accepted(await d.Imports(0).Begin(new(import, d.Dora.Value, PlanOnly: false)));
        await d.Imports(0).Report(import, 50);
        Assert.Equal(30, await d.Imports(0).Percent(import, ImportState.Reading));
        TestDistrict.Accepted(await d.Imports(0).Cancel(new(Guid.NewGuid(), d.Dora.Value, import)));
        for (var looks = 0; looks < Looks && await d.Imports(0).Percent(import, ImportState.Reading) > 0; looks++)
        {
            await Task.Yield();
        }

        await d.Imports(0).Report(import, 60);
        Assert.Equal(0, await d.Imports(0).Percent(import, ImportState.Reading));
    }

    private static StreamKey Roster(TestDistrict d) => new(d.Id, StreamKind.Roster, d.Id.Value);

    private static RosterFile File(params string[] names) => new()
    {
        Schools = [new("lake", "Lake", false)],
        People = [.. names.Select(name => new FilePerson(name, new(name, "Sample", null, name), Gone: false) { WholeRoles = true, Roles = [new(Role.Teacher, "lake", Days.Since(new(2026, 8, 1)), "roles", 2)] })],
    };

    /// <summary>Every import waits for an approval.</summary>
    private static async Task ApproveAll(TestDistrict d) => TestDistrict.Accepted(
        await d.District(0).SetImportPolicy(new(Guid.NewGuid(), d.Dora.Value, new(false, new(5, 15), new(5, 15), new(5, 15), new(5, 15)))));

    private static async Task<Guid> Read(TestDistrict d, int silo, RosterFile file)
    {
        var import = Guid.NewGuid();
        TestDistrict.Accepted(await d.Imports(silo).Begin(new(import, d.Dora.Value, PlanOnly: false)));
        TestDistrict.Accepted(await d.Imports(silo).Read(new(ImportDocuments.Reading(import), d.Dora.Value, import, RosterFileBytes.Write(file), 1, file.People.Count, [])));
        return import;
    }

    /// <summary>One whose package cannot be read.</summary>
    private static async Task<Guid> Refused(TestDistrict d)
    {
        var import = Guid.NewGuid();
        TestDistrict.Accepted(await d.Imports(0).Begin(new(import, d.Dora.Value, PlanOnly: false)));
        TestDistrict.Accepted(await d.Imports(0).Read(new(ImportDocuments.Reading(import), d.Dora.Value, import, null, 0, 0, [])));
        return import;
    }

    /// <summary>How much of its findings and its plan lies in the store.</summary>
    private async Task<long> Reported(TestDistrict d, Guid import) =>
        (await silos.Store.Query(d.Id, "select count(*) from contents where tenant = $1 and owner = $2", row => row.Number(0), [ImportDocuments.Report(import)]))[0];

    private async Task<Guid> Plan(Guid import, TestDistrict d) => (await silos.Imports.Find(d.Id, import))!.Plan!.Value.Value;

    /// <summary>The imports that the roster's own stream names, in order.</summary>
    private async Task<IEnumerable<Guid>> Imported(TestDistrict d) =>
        (await silos.Store.Read(Roster(d))).Select(past => Catalogue.Read(past.Type, past.Body)).OfType<RosterEvent.RosterImported>().Select(imported => imported.Import);

    /// <summary>How much of what its file said lies in the store.</summary>
    private async Task<long> Held(TestDistrict d, Guid import) =>
        (await silos.Store.Query(d.Id, "select count(*) from contents where tenant = $1 and owner = $2", row => row.Number(0), [ImportDocuments.Held(import)]))[0];

    /// <summary>Looks until the service has done all that it can, whichever silo does it; the clock goes on meanwhile, so that what failed is tried again.</summary>
    private async Task<ImportState?> Settled(TestDistrict d, int silo, Guid import)
    {
        for (var looks = 1; looks < Looks; looks++)
        {
            var state = (await d.Imports(silo).Settled(import, 0))?.State;
            if (state is null or ImportState.Planned or ImportState.AwaitingApproval
                || (state is ImportState.Applied or ImportState.Refused or ImportState.Cancelled && await Held(d, import) == 0))
            {
                return state;
            }

            if (looks % 100 == 0)
            {
                silos.Clock.Advance(TimeSpan.FromSeconds(2));
            }
        }

        throw new InvalidOperationException($"It was not gone on with: {(await d.Imports(silo).Settled(import, 0))?.State}, {await Held(d, import)} held.");
    }
}
