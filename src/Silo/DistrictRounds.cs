using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Silo;

/// <summary>Goes from district to district, at the start and every minute; what fails of one is tried again in the next round, and the others go on. A suspended one waits.</summary>
internal abstract class DistrictRounds(DistrictDirectory districts, TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Called for this district: its grains may be asked.</summary>
    protected abstract Task Resume(DistrictId district, CancellationToken cancel);

    /// <summary>To which it comes.</summary>
    protected virtual async Task<IReadOnlyList<DistrictId>> Concerned(CancellationToken cancel)
    {
        var working = new List<DistrictId>();
        foreach (var district in await districts.All(cancel))
        {
            if (!await districts.IsSuspended(district, cancel))
            {
                working.Add(district);
            }
        }

        return working;
    }

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
        foreach (var district in await Concerned(cancel))
        {
            try
            {
                CallingDistrict.Set(district);
                await Resume(district, cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.NotResumed(e.GetType().Name);
            }
        }
    }
}
