using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Storage;

/// <summary>
/// Keeps in the second place what this process ends, before it is ended. Where it cannot be written, or hangs, what ends is honoured all the same: a metric and the log say so, and
/// once it can be written again the ledger says for how long it could not.
/// </summary>
public sealed partial class EndingLedger : IAsyncDisposable
{
    /// <summary>So long an ending waits for the second place at most, before it is made and once more after it.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>So long after an ending the machine may fail and leave unsaid that it was made.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    private static readonly Meter Meter = new("DistrictCoaching.Endings");
    private static readonly Counter<long> Missed = Meter.CreateCounter<long>("district_coaching.endings.missed", description: "Endings that were honoured but not kept in the second place.");
    private static volatile bool writable = true;

    private readonly TimeProvider clock;
    private readonly ILogger<EndingLedger> log;
    private readonly LedgerFile kept, told;
    private readonly LedgerQueue keeping, telling;
    private readonly Lock gate = new();
    private DateTimeOffset? missedSince;
    private int unflushed;

    static EndingLedger() => Meter.CreateObservableGauge("district_coaching.endings.kept", () => writable ? 1 : 0, description: "0 while endings cannot be kept in the second place.");

    /// <param name="days">For how long a file is kept: longer than the oldest backup.</param>
    public EndingLedger(EndingFolder folder, TimeSpan days, TimeProvider clock, ILogger<EndingLedger> log)
    {
        (this.clock, this.log) = (clock, log);
        (kept, told) = (new(folder, days, clock), new(folder, days, clock));
        (keeping, telling) = (new(WriteKept), new(WriteTold));
    }

    /// <summary>Looks whether the place can be written again after it could not, and says there for how long it could not.</summary>
    public void LookAgain()
    {
        if (!writable)
        {
            _ = keeping.Add(new EndingsMissed(clock.GetUtcNow(), missedSince ?? clock.GetUtcNow()));
        }
    }

    /// <summary>Durable when it returns true; false where it could not be made so in time.</summary>
    internal async Task<bool> Keep(EndingLine line)
    {
        var done = await InTime(keeping.Add(line));
        if (!done)
        {
            lock (gate)
            {
                missedSince ??= line.At;
            }

            writable = false;
            Missed.Add(1);
            NotKept();
        }

        return done;
    }

    /// <summary>Written when it returns, so that it outlives this process, and durable after <see cref="Soon"/>; unless it could not be in time, and then what was ended counts as what may have been.</summary>
    internal async Task Tell(EndingSettled line) => await InTime(telling.Add(line));

    public async ValueTask DisposeAsync()
    {
        await keeping.Rest;
        await telling.Rest;
        told.Flush();
        kept.Dispose();
        told.Dispose();
    }

    private async Task<bool> InTime(Task<bool> written)
    {
        try
        {
            return await written.WaitAsync(Patience, clock);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private bool WriteTold(IReadOnlyList<EndingLine> lines)
    {
        var done = told.Write(lines, durable: false);
        if (Interlocked.Exchange(ref unflushed, 1) == 0)
        {
            _ = Flush();
        }

        return done;
    }

    private async Task Flush()
    {
        await Task.Delay(Soon, clock);
        Volatile.Write(ref unflushed, 0);    // first: what is written from here on is flushed once more
        told.Flush();
    }

    private bool WriteKept(IReadOnlyList<EndingLine> lines)
    {
        DateTimeOffset? since;
        lock (gate)
        {
            since = missedSince;
        }

        if (!kept.Write(since is { } from ? lines.Prepend(new EndingsMissed(clock.GetUtcNow(), from)) : lines, durable: true))
        {
            return false;
        }

        lock (gate)
        {
            missedSince = missedSince == since ? null : missedSince;
            writable |= missedSince is null;
        }

        return true;
    }

    [LoggerMessage(4900, LogLevel.Error, "Something was ended that could not be kept in the second place. Until Checkpoints:Folder can be written again, a restore of the database must pause every consent.")]
    private partial void NotKept();
}
