using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Grains;

/// <summary>
/// One for each district, so that its service is asked once at a time. What it fetches goes the way of a package that somebody sends; it remembers nothing, and an import that it was cut off from is begun again.
/// </summary>
[GrainType("roster-fetch")]
internal sealed partial class RosterFetchGrain(GrainServices services, ImportDirectory imports, RestOptions rest, ILogger<RosterFetchGrain> log) : Grain, IRosterFetchGrain
{
    /// <summary>What changed while the fetch before was under way is fetched again; machines' clocks may differ too.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private DistrictId district;
    private Guid? underWay;
    private Guid? refused;

    private IImportsGrain Jobs => GrainFactory.Imports(district);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        district = Addresses.Read(this.GetPrimaryKeyString())?.District ?? throw new InvalidOperationException("A grain was addressed by a key that is none of ours.");
        await services.Neighbourhood.Know(district);
    }

    public async Task<Answer<JobView>> Fetch(FetchAsked asked)
    {
        if (await services.Neighbourhood.Source(district) is not { } source)
        {
            return new(null, new("NO_ROSTER_SOURCE", null));
        }

        if (underWay is { } other && other != asked.Operation)
        {
            return new(null, new(Refusal.TryAgain.Code, null));    // one at a time; the one under way says the same
        }

        var begun = await Jobs.Begin(new(asked.Operation, asked.By, asked.PlanOnly, Fetched: true));
        Begin(begun, source, asked.By, since: null);
        return begun;
    }

    public async Task Resume()
    {
        if (underWay is not null || await services.Neighbourhood.Source(district) is not { } source)
        {
            return;
        }

        var local = services.Neighbourhood.Local(district);
        var today = DateOnly.FromDateTime(local.DateTime);
        var import = ImportDocuments.Fetched(source.Source, today);
        if (await Jobs.Fetching() is { } cut && cut.Operation != import)
        {
            await Fetch(cut);
        }
        else if (local.Hour >= source.Hour && await imports.Find(district, import) is null or { State: ImportState.Reading })
        {
            await FetchToday(source, import, today);
        }
    }

    private async Task FetchToday(DistrictEvent.RosterSourceSet source, Guid import, DateOnly today)
    {
        var begun = await Jobs.Begin(new(import, source.By.Value, PlanOnly: false, Fetched: true));
        if (begun.Refusal is { } refusal && refused != import)
        {
            refused = import;    // said once a day, though asked each minute
            NotBegun(log, refusal.Code);
        }

        Begin(begun, source, source.By.Value, await Since(source.Source, today));
    }

    /// <summary>When the last fetch of this week that was applied began.</summary>
    private async Task<DateTimeOffset?> Since(Guid source, DateOnly today)
    {
        foreach (var day in RosterFetchDays.Before(today))
        {
            if (await imports.Find(district, ImportDocuments.Fetched(source, day)) is { State: ImportState.Applied } applied)
            {
                return applied.AskedAt - Overlap;
            }
        }

        return null;
    }

    private void Begin(Answer<JobView> begun, DistrictEvent.RosterSourceSet source, Guid by, DateTimeOffset? since)
    {
        if (begun.Value is { State: ImportState.Reading } job && underWay is null)
        {
            underWay = job.Import;
            this.RegisterGrainTimer(leaving => Go(source, job.Import, by, since, leaving), new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
        }
    }

    private async Task Go(DistrictEvent.RosterSourceSet source, Guid import, Guid by, DateTimeOffset? since, CancellationToken leaving)
    {
        try
        {
            if (await services.Content.Access(district, source) is { } access)
            {
                var reading = await Task.Run(() => Read(access, since, leaving), leaving);
                await Jobs.Read(reading.Asked(import, by));
            }
        }
        catch (OperationCanceledException)
        {
            // this silo stops: another begins it again within a minute
        }
        catch (Exception failure)
        {
            // nothing of it says anything against the service: it is begun again within a minute
            NotDone(log, failure.GetType().Name, failure.StackTrace);
        }
        finally
        {
            underWay = null;
        }
    }

    private async Task<RosterReading> Read(RosterSourceAccess access, DateTimeOffset? since, CancellationToken leaving)
    {
        using var patience = new CancellationTokenSource(Imports.Patience, services.Clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(leaving, patience.Token);
        var source = new RestSource(access.Host, access.Version, access.TokenEndpoint, access.ClientId, access.ClientSecret);
        try
        {
            using var package = await RestPackage.Fetch(source, rest, services.Clock, since, ending.Token);
            return OneRosterReader.Read(package);
        }
        catch (OperationCanceledException) when (!leaving.IsCancellationRequested)
        {
            return RestPackage.Unavailable();
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "A roster was not fetched by the clock: {Code}. Who set the source may import no more; a lead sets it again.")]
    private static partial void NotBegun(ILogger log, string code);

    [LoggerMessage(2, LogLevel.Warning, "Fetching a roster failed with {Failure}: {Stack}")]
    private static partial void NotDone(ILogger log, string failure, string? stack);
}
