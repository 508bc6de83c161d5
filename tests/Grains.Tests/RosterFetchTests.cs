using System.Collections.Immutable;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.OneRoster.Tests;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Rosters that are fetched from a service over real HTTP.</summary>
[Collection(nameof(Silos))]
public sealed class RosterFetchTests(TwoSilos silos) : IAsyncLifetime
{
    private const int Looks = 300_000;
    private readonly FakeService service = new();

    private IEnumerable<string> Users => service.Asked.Where(asked => asked.Path.EndsWith("/users", StringComparison.Ordinal)).Select(asked => asked.Query);

    public async ValueTask InitializeAsync() => await service.Start();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task What_is_fetched_is_an_import_like_any_other()
    {
        var d = await Begin();
        var source = await Set(d, hour: null);
        var import = Guid.NewGuid();
        Assert.Equal(new JobView(import, ImportState.Reading), TestDistrict.Accepted(await d.RosterFetch(1).Fetch(new(import, d.Dora.Value, PlanOnly: true))));
        Assert.Equal(ImportState.Planned, await Settled(d, import));
        var entry = (await silos.Imports.Find(d.Id, import))!;
        Assert.Equal((1, 2, d.Dora), (entry.Schools, entry.People, entry.AskedBy));
        Assert.DoesNotContain("filter", Assert.Single(Users), StringComparison.Ordinal);
        await d.RosterFetch(0).Resume();    // no hour: nothing is fetched by the clock
        Assert.Null(await silos.Imports.Find(d.Id, ImportDocuments.Fetched(ImportDocuments.Source(source), d.Today)));
    }

    [Fact]
    public async Task A_day_is_fetched_once_whichever_silo_does_it_and_asks_for_what_changed()
    {
        var d = await Begin();
        var source = await Set(d, hour: 0);
        await Applied(d, ImportDocuments.Fetched(ImportDocuments.Source(source), d.Today.AddDays(-1)), silos.Clock.GetUtcNow().AddDays(-1));
        for (var silo = 0; silo < 2; silo++)
        {
            await d.RosterFetch(silo).Resume();
            Assert.Equal(ImportState.AwaitingApproval, await Settled(d, ImportDocuments.Fetched(ImportDocuments.Source(source), d.Today)));    // the service does not list the one school there is
        }

        var before = silos.Clock.GetUtcNow().AddDays(-1).AddHours(-1);
        Assert.Contains(Uri.EscapeDataString($"dateLastModified>'{before:yyyy-MM-dd'T'HH}"), Assert.Single(Users), StringComparison.Ordinal);
        Assert.Equal(d.Dora, (await silos.Imports.Find(d.Id, ImportDocuments.Fetched(ImportDocuments.Source(source), d.Today)))!.AskedBy);
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
    public async Task Nothing_is_fetched_before_its_hour_or_in_the_name_of_one_who_may_import_no_more()
    {
        var d = await Begin();
        await Set(d, hour: silos.Clock.GetUtcNow().Hour + 1);
        await d.RosterFetch(0).Resume();
        await Set(d, hour: 0);
        await d.Happens(new RosterEvent.MembershipsChanged(d.Dora, []));
        await d.RosterFetch(0).Resume();
        await d.RosterFetch(1).Resume();
        Assert.Equal(0, (await silos.Imports.List(d.Id, null, 5)).Total);
        Assert.Empty(service.Asked);
    }

    [Fact]
    public async Task Credentials_lie_sealed_and_are_destroyed_with_their_source()
    {
        var d = await Begin();
        var first = await Set(d, hour: 3);
        Assert.Equal((1, 0), (await Held(d, first), await Contents(d, first)));    // under a key of its own, whatever id the operation has
        var view = (await d.District(1).RosterSource())!;
        Assert.Equal(("1.2", "id:1", 3, d.Dora.Value), (view.Version, view.ClientId, view.Hour, view.By));
        Assert.True(await silos.Imports.IsFetched(d.Id));
        var second = await Set(d, hour: null);
        Assert.Equal((0, 1, false), (await Held(d, first), await Held(d, second), await silos.Imports.IsFetched(d.Id)));
        TestDistrict.Accepted(await d.District(0).RemoveRosterSource(new(Guid.NewGuid(), d.Dora.Value)));
        Assert.Equal(0, await Held(d, second));
        Assert.Null(await d.District(1).RosterSource());
        Assert.Equal("NO_ROSTER_SOURCE", (await d.RosterFetch(1).Fetch(new(Guid.NewGuid(), d.Dora.Value, PlanOnly: false))).Refusal?.Code);
    }

    [Fact]
    public async Task An_operation_with_a_persons_id_takes_nothing_of_hers_away()
    {
        var d = await Begin();
        await d.Granted(0);
        await d.Recorded(0);
        var notes = await Contents(d, d.Tess.Value);
        foreach (var operation in new[] { d.Tess.Value, d.Id.Value })
        {
            TestDistrict.Accepted(await d.District(0).SetRosterSource(Asked(d, hour: 3) with { Operation = operation }));
            TestDistrict.Accepted(await d.District(0).RemoveRosterSource(new(Guid.NewGuid(), d.Dora.Value)));
        }

        Assert.True(notes > 0);
        Assert.Equal(notes, await Contents(d, d.Tess.Value));
        Assert.NotEmpty((await d.District(1).Get())!.Name);
    }

    [Fact]
    public async Task Of_two_fetches_the_second_is_told_to_wait_and_begins_nothing()
    {
        var d = await Begin();
        await Set(d, hour: null);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        service.Hold();
        TestDistrict.Accepted(await d.RosterFetch(0).Fetch(new(first, d.Dora.Value, PlanOnly: true)));
        Assert.Equal("TRY_AGAIN", (await d.RosterFetch(0).Fetch(new(second, d.Dora.Value, PlanOnly: true))).Refusal?.Code);
        service.Release();
        Assert.Equal(ImportState.Planned, await Settled(d, first));
        Assert.Null(await silos.Imports.Find(d.Id, second));
    }

    [Fact]
    public async Task An_operation_that_is_asked_again_takes_no_later_source_away()
    {
        var d = await Begin();
        var set = Asked(d, hour: 3);
        TestDistrict.Accepted(await d.District(0).SetRosterSource(set));
        var second = await Set(d, hour: 4);
        Assert.Equal("OPERATION_REUSED", (await d.District(1).SetRosterSource(set)).Refusal?.Code);
        Assert.Equal(1, await Held(d, second));
        var removal = new RosterSourceRemovalAsked(Guid.NewGuid(), d.Dora.Value);
        TestDistrict.Accepted(await d.District(0).RemoveRosterSource(removal));
        var third = await Set(d, hour: 5);
        TestDistrict.Accepted(await d.District(0).RemoveRosterSource(removal));
        TestDistrict.Accepted(await d.District(1).RemoveRosterSource(removal));
        Assert.Equal(1, await Held(d, third));
        Assert.Equal(5, (await d.District(1).RosterSource())!.Hour);
    }

    [Theory]
    [InlineData("ftp://sis.example", "https://sis.example/token", "i", "s", "ROSTER_SOURCE_ADDRESS")]
    [InlineData("https://sis.example/path", "https://sis.example/token", "i", "s", "ROSTER_SOURCE_ADDRESS")]
    [InlineData("https://sis.example", "https://me:you@sis.example/token", "i", "s", "ROSTER_SOURCE_ADDRESS")]
    [InlineData("https://sis.example", "https://sis.example/token?a=b", "i", "s", "ROSTER_SOURCE_ADDRESS")]
    [InlineData("https://sis.example", "token", "i", "s", "ROSTER_SOURCE_ADDRESS")]
    [InlineData("https://sis.example", "https://sis.example/token", "", "s", "ROSTER_SOURCE_CREDENTIALS")]
    [InlineData("https://sis.example", "https://sis.example/token", "i", "", "ROSTER_SOURCE_CREDENTIALS")]
    public async Task A_source_that_cannot_be_asked_is_refused_and_makes_no_key(string host, string endpoint, string id, string secret, string code)
    {
        var d = await Begin();
        var operation = Guid.NewGuid();
        Assert.Equal(code, (await d.District(0).SetRosterSource(new(operation, d.Dora.Value, "1.2", host, endpoint, id, secret, 3))).Refusal?.Code);
        Assert.Equal("NOT_ALLOWED", (await d.District(0).SetRosterSource(new(operation, d.Pia.Value, "1.2", "https://sis.example", "https://sis.example/token", "i", "s", 3))).Refusal?.Code);
        Assert.Equal(0, await Held(d, operation));
        Assert.Null(await d.District(0).RosterSource());
    }

    /// <summary>On a day that is no Sunday.</summary>
    private async Task<TestDistrict> Begin()
    {
        while (silos.Clock.GetUtcNow().DayOfWeek == DayOfWeek.Sunday || silos.Clock.GetUtcNow().Hour == 23)
        {
            silos.Clock.Advance(TimeSpan.FromHours(1));
        }

        return await TestDistrict.Begin(silos);
    }

    private async Task<Guid> Set(TestDistrict d, int? hour)
    {
        var asked = Asked(d, hour);
        TestDistrict.Accepted(await d.District(0).SetRosterSource(asked));
        return asked.Operation;
    }

    private RosterSourceAsked Asked(TestDistrict d, int? hour)
    {
        var source = service.Source("1.2");
        return new(Guid.NewGuid(), d.Dora.Value, source.Version, source.Host.AbsoluteUri, source.TokenEndpoint.AbsoluteUri, source.ClientId, source.ClientSecret, hour);
    }

    /// <summary>An import that was once applied, appended behind every grain's back.</summary>
    private async Task Applied(TestDistrict d, Guid import, DateTimeOffset at)
    {
        ImmutableArray<ImportsEvent> events = [new ImportsEvent.ImportBegan(import, d.Dora, false, at), new ImportsEvent.ImportApplied(import, at)];
        var after = events.Aggregate(new Imports(), Imports.Evolve);
        Assert.Equal(Outcome.Appended, await silos.Store.Append(new(
            new(d.Id, StreamKind.Imports, d.Id.Value), 0, new(Guid.NewGuid(), Guid.Empty, new(new byte[32])), [.. events.Select(Catalogue.Write)], [], [.. ImportRows.Of(new(), after, events)], [])));
    }

    private Task<long> Held(TestDistrict d, Guid operation) => Contents(d, ImportDocuments.Source(operation));

    private async Task<long> Contents(TestDistrict d, Guid owner) =>
        (await silos.Store.Query(d.Id, "select count(*) from contents where tenant = $1 and owner = $2", row => row.Number(0), [owner]))[0];

    /// <summary>Looks until the service has done all that it can.</summary>
    private async Task<ImportState?> Settled(TestDistrict d, Guid import)
    {
        for (var looks = 0; looks < Looks; looks++)
        {
            if (await silos.Imports.Find(d.Id, import) is { State: ImportState.Planned or ImportState.AwaitingApproval or ImportState.Applied or ImportState.Refused or ImportState.Cancelled } entry)
            {
                return entry.State;
            }

            await Task.Yield();
        }

        throw new InvalidOperationException("It was not gone on with.");
    }
}
