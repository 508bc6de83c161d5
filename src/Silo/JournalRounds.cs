using System.Diagnostics.Metrics;
using DistrictCoaching.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Silo;

/// <summary>Signs all heads every ten minutes and at a clean stop; checks every journal from its first event at the start and once a day.</summary>
/// <param name="ledger">Null where nothing is kept, as in tests.</param>
internal sealed class JournalRounds(JournalWatch watch, TimeProvider clock, ILogger<JournalRounds> log, EndingLedger? ledger = null) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly Meter Meter = new("DistrictCoaching.Silo");
    private static volatile bool whole = true;
    private static long ended;

    static JournalRounds()
    {
        Meter.CreateObservableGauge("district_coaching.journal.whole", () => whole ? 1 : 0, description: "0 from the moment a check found a break, until one from the first event finds none.");
        Meter.CreateObservableGauge("district_coaching.journal.round.time", () => Volatile.Read(ref ended), "s", "When this silo last signed or checked, in seconds since 1970; 0 where it never did.");
    }

    /// <summary>The last word, when no grain appends any more.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Say(watch.Sign, full: false, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();    // the start waits for nothing of this
        using var timer = new PeriodicTimer(Checkpoints.Every, clock);
        DateTimeOffset? verified = null;
        do
        {
            ledger?.LookAgain();
            await Say(watch.Sign, full: false, stoppingToken);
            if (verified is null || clock.GetUtcNow() - verified >= Day)
            {
                verified = clock.GetUtcNow();
                await Say(watch.Verify, full: true, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>What fails now is tried again in the next round; a break is for the operator to look at, by its own verb.</summary>
    private async Task Say(Func<CancellationToken, Task<bool>> round, bool full, CancellationToken cancel)
    {
        try
        {
            var found = await round(cancel);
            whole = found && (whole || full);
            Volatile.Write(ref ended, clock.GetUtcNow().ToUnixTimeSeconds());
            if (!found)
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
