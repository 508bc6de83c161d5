using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Rosters that are fetched from a service over real HTTP.</summary>
[Collection(nameof(Silos))]
public sealed class RosterFetchTests(TwoSilos silos) : FromService(silos)
{
    private IEnumerable<string> Users => Service.Asked.Where(asked => asked.Path.EndsWith("/users", StringComparison.Ordinal)).Select(asked => asked.Query);

    [Fact]
    public async Task What_is_fetched_is_an_import_like_any_other()
    {
        var d = await Begin();
        var source = await Set(d, hour: null);
        var import = Guid.NewGuid();
        Assert.Equal(new JobView(import, ImportState.Reading), TestDistrict.Accepted(await d.RosterFetch(1).Fetch(new(import, d.Dora.Value, PlanOnly: true))));
        Assert.Equal(ImportState.Planned, await Settled(d, import));
        var entry = (await Silos.Imports.Find(d.Id, import))!;
        Assert.Equal((1, 2, d.Dora), (entry.Schools, entry.People, entry.AskedBy));
        Assert.DoesNotContain("filter", Assert.Single(Users), StringComparison.Ordinal);
        await d.RosterFetch(0).Resume();    // no hour: nothing is fetched by the clock
        Assert.Null(await Silos.Imports.Find(d.Id, ImportDocuments.Fetched(ImportDocuments.Source(source), d.Today)));
    }

    [Fact]
    public async Task A_day_is_fetched_once_whichever_silo_does_it_and_asks_for_what_changed()
    {
        var d = await Begin();
        var source = await Set(d, hour: 0);
        await Applied(d, ImportDocuments.Fetched(ImportDocuments.Source(source), d.Today.AddDays(-1)), Silos.Clock.GetUtcNow().AddDays(-1));
        for (var silo = 0; silo < 2; silo++)
        {
            await d.RosterFetch(silo).Resume();
            Assert.Equal(ImportState.AwaitingApproval, await Settled(d, ImportDocuments.Fetched(ImportDocuments.Source(source), d.Today)));    // the service does not list the one school there is
        }

        var before = Silos.Clock.GetUtcNow().AddDays(-1).AddHours(-1);
        Assert.Contains(Uri.EscapeDataString($"dateLastModified>'{before:yyyy-MM-dd'T'HH}"), Assert.Single(Users), StringComparison.Ordinal);
        Assert.Equal(d.Dora, (await Silos.Imports.Find(d.Id, ImportDocuments.Fetched(ImportDocuments.Source(source), d.Today)))!.AskedBy);
    }

    [Fact]
    public async Task One_that_was_cut_off_is_fetched_again()
    {
        var d = await Begin();
        var source = await Set(d, hour: 0);
        var import = ImportDocuments.Fetched(ImportDocuments.Source(source), d.Today);
        TestDistrict.Accepted(await d.Imports(0).Begin(new(import, d.Dora.Value, PlanOnly: false)));    // and the silo is gone
        await d.RosterFetch(1).Resume();
        Assert.Equal(ImportState.AwaitingApproval, await Settled(d, import));    // it would leave nobody of whom there are
    }

    [Fact]
    public async Task One_that_somebody_asked_for_and_that_was_cut_off_is_fetched_again_hours_later_too()
    {
        var d = await Begin();
        await Set(d, hour: null);
        var import = Guid.NewGuid();
        TestDistrict.Accepted(await d.Imports(0).Begin(new(import, d.Dora.Value, PlanOnly: true, Fetched: true)));    // and the silo is gone
        Silos.Clock.Advance(TimeSpan.FromHours(5));
        await d.Imports(0).Resume();
        await d.RosterFetch(0).Resume();
        Assert.Equal(ImportState.Planned, await Settled(d, import));
        Assert.DoesNotContain("filter", Assert.Single(Users), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_somebody_sends_is_never_fetched_and_a_fetch_is_given_up_after_a_day()
    {
        var d = await Begin();
        await Set(d, hour: null);
        var (sent, fetched) = (Guid.NewGuid(), Guid.NewGuid());
        TestDistrict.Accepted(await d.Imports(0).Begin(new(sent, d.Dora.Value, PlanOnly: true)));
        await d.RosterFetch(0).Resume();
        Assert.Null(await d.Imports(0).Fetching());
        TestDistrict.Accepted(await d.Imports(0).Begin(new(fetched, d.Dora.Value, PlanOnly: true, Fetched: true)));
        Silos.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Null(await d.Imports(0).Fetching());
        await d.Imports(0).Resume();
        Assert.Equal((ImportState.Refused, ImportState.Refused), (await Settled(d, sent), await Settled(d, fetched)));
        Assert.Empty(Service.Asked);
    }

    [Fact]
    public async Task Nothing_is_fetched_before_its_hour_or_in_the_name_of_one_who_may_import_no_more()
    {
        var d = await Begin();
        await Set(d, hour: Silos.Clock.GetUtcNow().Hour + 1);
        await d.RosterFetch(0).Resume();
        await Set(d, hour: 0);
        await d.Happens(new RosterEvent.MembershipsChanged(d.Dora, []));
        await d.RosterFetch(0).Resume();
        await d.RosterFetch(1).Resume();
        Assert.Equal(0, (await Silos.Imports.List(d.Id, null, 5)).Total);
        Assert.Empty(Service.Asked);
    }

    [Fact]
    public async Task Of_two_fetches_the_second_is_told_to_wait_and_begins_nothing()
    {
        var d = await Begin();
        await Set(d, hour: null);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        Service.Hold();
        TestDistrict.Accepted(await d.RosterFetch(0).Fetch(new(first, d.Dora.Value, PlanOnly: true)));
        Assert.Equal("TRY_AGAIN", (await d.RosterFetch(0).Fetch(new(second, d.Dora.Value, PlanOnly: true))).Refusal?.Code);
        Service.Release();
        Assert.Equal(ImportState.Planned, await Settled(d, first));
        Assert.Null(await Silos.Imports.Find(d.Id, second));
    }

    [Fact]
    public async Task A_service_that_takes_longer_than_an_import_is_waited_for_is_asked_no_more()
    {
        var d = await Begin();
        await Set(d, hour: null);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        Service.Hold();
        TestDistrict.Accepted(await d.RosterFetch(0).Fetch(new(first, d.Dora.Value, PlanOnly: true)));
        for (var looks = 0; looks < 300_000 && Service.Asked.Count < 2; looks++)
        {
            await Task.Yield();    // until it is asked
        }

        Silos.Clock.Advance(Imports.Patience + TimeSpan.FromMinutes(1));
        for (var looks = 0; looks < 300_000 && (await d.RosterFetch(0).Fetch(new(second, d.Dora.Value, PlanOnly: true))).Refusal is not null; looks++)
        {
            await Task.Yield();
        }

        Service.Release();
        Assert.Equal(ImportState.Planned, await Settled(d, second));
        Assert.Equal(ImportState.Refused, await Settled(d, first));
        Assert.Equal(["REST_UNAVAILABLE"], (await Silos.Imports.Findings(d.Id, (await Silos.Imports.Find(d.Id, first))!)).Select(found => found.Code));
    }
}
