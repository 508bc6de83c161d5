using System.Collections.Immutable;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.OneRoster.Tests;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>A district and a service from which its roster is fetched over real HTTP.</summary>
public abstract class FromService(TwoSilos silos) : IAsyncLifetime
{
    private const int Looks = 300_000;

    protected TwoSilos Silos { get; } = silos;

    internal FakeService Service { get; } = new();

    public async ValueTask InitializeAsync() => await Service.Start();

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>On a day that is no Sunday.</summary>
    private protected async Task<TestDistrict> Begin()
    {
        while (Silos.Clock.GetUtcNow().DayOfWeek == DayOfWeek.Sunday || Silos.Clock.GetUtcNow().Hour == 23)
        {
            Silos.Clock.Advance(TimeSpan.FromHours(1));
        }

        return await TestDistrict.Begin(Silos);
    }

    private protected async Task<Guid> Set(TestDistrict d, int? hour)
    {
        var asked = Asked(d, hour);
        TestDistrict.Accepted(await d.District(0).SetRosterSource(asked));
        return asked.Operation;
    }

    private protected RosterSourceAsked Asked(TestDistrict d, int? hour)
    {
        var source = Service.Source("1.2");
        return new(Guid.NewGuid(), d.Dora.Value, source.Version, source.Host.AbsoluteUri, source.TokenEndpoint.AbsoluteUri, source.ClientId, source.ClientSecret, hour);
    }

    /// <summary>An import that was once applied, appended behind every grain's back.</summary>
    private protected async Task Applied(TestDistrict d, Guid import, DateTimeOffset at)
    {
        ImmutableArray<ImportsEvent> events = [new ImportsEvent.ImportBegan(import, d.Dora, false, at), new ImportsEvent.ImportApplied(import, at)];
        var after = events.Aggregate(new Imports(), Imports.Evolve);
        Assert.Equal(Outcome.Appended, await Silos.Store.Append(new(
            new(d.Id, StreamKind.Imports, d.Id.Value), 0, new(Guid.NewGuid(), Guid.Empty, new(new byte[32])), [.. events.Select(Catalogue.Write)], [], [.. ImportRows.Of(new(), after, events)], [])));
    }

    private protected Task<long> Held(TestDistrict d, Guid operation) => Contents(d, ImportDocuments.Source(operation));

    private protected async Task<long> Contents(TestDistrict d, Guid owner) =>
        (await Silos.Store.Query(d.Id, "select count(*) from contents where tenant = $1 and owner = $2", row => row.Number(0), [owner]))[0];

    /// <summary>Looks until the service has done all that it can.</summary>
    private protected async Task<ImportState?> Settled(TestDistrict d, Guid import)
    {
        for (var looks = 0; looks < Looks; looks++)
        {
            if (await Silos.Imports.Find(d.Id, import) is { State: ImportState.Planned or ImportState.AwaitingApproval or ImportState.Applied or ImportState.Refused or ImportState.Cancelled } entry)
            {
                return entry.State;
            }

            await Task.Yield();
        }

        throw new InvalidOperationException("It was not gone on with.");
    }
}
