using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Imports as jobs, over a line that breaks and at silos that do not know of each other.</summary>
[Collection(nameof(Silos))]
public sealed class ImportJobTests(TwoSilos silos) : ImportJobCase(silos)
{
    [Theory]
    [InlineData(Loss.Request)]
    [InlineData(Loss.Answer)]
    internal async Task What_breaks_while_it_is_applied_is_gone_on_with_and_done_once(Loss loss)
    {
        var d = await TestDistrict.Begin(Silos);
        var journal = Silos.Journal(0);
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
        var d = await TestDistrict.Begin(Silos);
        await ApproveAll(d);
        var (journal, away) = (Silos.Journal(0), 5);
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
        var d = await TestDistrict.Begin(Silos);
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
    public async Task The_thirty_first_import_makes_the_oldest_forgotten_with_its_file_its_findings_and_its_plan()
    {
        var d = await TestDistrict.Begin(Silos);
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
        Assert.Equal((Imports.Kept, true), ((await Silos.Imports.List(d.Id, null, 50)).Total, await Reported(d, oldest) > 0));

        await Refused(d);
        for (var looks = 0; looks < Looks && await Silos.Imports.Find(d.Id, oldest) is not null; looks++)
        {
            await Task.Yield();
        }

        Assert.Equal((0, 0), (await Held(d, oldest), await Reported(d, oldest)));
        Assert.Equal(Imports.Kept, (await Silos.Imports.List(d.Id, null, 50)).Total);
        Assert.Equal("NOT_FOUND", (await d.Imports(1).Cancel(new(Guid.NewGuid(), d.Dora.Value, oldest))).Refusal?.Code);
        Assert.Equal("NOT_FOUND", (await d.Imports(1).Approve(new(Guid.NewGuid(), d.Dora.Value, oldest, Guid.NewGuid()))).Refusal?.Code);
    }

    [Fact]
    public async Task How_far_it_is_read_is_remembered_only_while_it_is_read()
    {
        var d = await TestDistrict.Begin(Silos);
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
}
