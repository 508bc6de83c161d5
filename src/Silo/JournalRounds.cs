using DistrictCoaching.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Silo;

/// <summary>Signs all heads every ten minutes and at a clean stop; checks every journal from its first event at the start and once a day.</summary>
internal sealed class JournalRounds(JournalWatch watch, TimeProvider clock, ILogger<JournalRounds> log) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The last word, when no grain appends any more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Say(watch.Sign, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();    // the start waits for nothing of this
        using var timer = new PeriodicTimer(Checkpoints.Every, clock);
        DateTimeOffset? verified = null;
        do
        {
            await Say(watch.Sign, stoppingToken);
            if (verified is null || clock.GetUtcNow() - verified >= Day)
            {
                verified = clock.GetUtcNow();
                await Say(watch.Verify, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>What fails now is tried again in the next round; a break is for the operator to look at, by its own verb.</summary>
    private async Task Say(Func<CancellationToken, Task<bool>> round, CancellationToken cancel)
    {
        try
        {
            if (!await round(cancel))
            {
                log.Broken();
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.NotChecked(e);
        }
    }
}
