using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Silo;

/// <summary>Imports that a process left behind when it died are gone on with, at the start and within a minute; rosters are fetched when their hour has come.</summary>
internal sealed class ImportRounds(IGrainFactory grains, DistrictDirectory districts, ImportDirectory imports, TimeProvider clock, ILogger<ImportRounds> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();    // the start waits for nothing of this
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await Resume(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.NotResumed(e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Resume(CancellationToken cancel)
    {
        foreach (var district in await districts.All(cancel))
        {
            try
            {
                await Resume(district, cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.NotResumed(e.GetType().Name);    // and the others go on
            }
        }
    }

    private async Task Resume(DistrictId district, CancellationToken cancel)
    {
        CallingDistrict.Set(district);
        var works = await imports.HasWork(district, cancel);
        if (works)
        {
            await grains.Imports(district).Resume();
        }

        if (works || await imports.IsFetched(district, cancel))    // what somebody asked for is fetched again too
        {
            await grains.RosterFetch(district).Resume();
        }
    }
}
