using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Storage;

/// <summary>
/// Keeps in the second place what this process ends, before it is ended. Lines that come together are made durable together. Where it cannot be written, what ends is honoured all the same: a metric and the log say so, and
/// once it can be written again the ledger says for how long it could not.
/// </summary>
/// <param name="kept">For how long a file is kept: longer than the oldest backup.</param>
public sealed partial class EndingLedger(EndingFolder folder, TimeSpan kept, TimeProvider clock, ILogger<EndingLedger> log) : IAsyncDisposable
{
    /// <summary>So long an ending waits for the second place at most.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>So long after an ending the machine may fail and leave unsaid that it was made.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    private static readonly Meter Meter = new("DistrictCoaching.Endings");
    private static readonly Counter<long> Missed = Meter.CreateCounter<long>("district_coaching.endings.missed", description: "Endings that were honoured but not kept in the second place.");
    private static volatile bool writable = true;

    private readonly Lock gate = new(), settled = new();
    private readonly LedgerFile file = new(folder, kept, clock), settling = new(folder, kept, clock);
    private List<(EndingLine Line, TaskCompletionSource<bool>? Durable)> waiting = [];
    private Task writing = Task.CompletedTask, flushing = Task.CompletedTask;
    private DateTimeOffset? missedSince;

    static EndingLedger() => Meter.CreateObservableGauge("district_coaching.endings.kept", () => writable ? 1 : 0, description: "0 while endings cannot be kept in the second place.");

    /// <summary>Looks whether the place can be written again after it could not, and says there for how long it could not.</summary>
    public void LookAgain()
    {
        if (!writable)
        {
            Queue(new EndingsMissed(clock.GetUtcNow(), missedSince ?? clock.GetUtcNow()), null);
        }
    }

    /// <summary>Durable when it returns true; false where it could not be made so in time.</summary>
    internal async Task<bool> Keep(EndingLine line)
    {
        var durable = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Queue(line, durable);
        bool done;
        try
        {
            done = await durable.Task.WaitAsync(Patience, clock);
        }
        catch (TimeoutException)
        {
            done = false;
        }

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

    /// <summary>Written when it returns, so that it outlives this process, and durable after <see cref="Soon"/>: nobody waits for that.</summary>
    internal void Tell(EndingSettled line)
    {
        lock (settled)
        {
            settling.Write([line], durable: false);
            flushing = flushing.IsCompleted ? Flush() : flushing;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await writing;
        settling.Flush();
        file.Dispose();
        settling.Dispose();
    }

    private async Task Flush()
    {
        await Task.Delay(Soon, clock);
        settling.Flush();
    }

    private void Queue(EndingLine line, TaskCompletionSource<bool>? durable)
    {
        lock (gate)
        {
            waiting.Add((line, durable));
            if (writing.IsCompleted)
            {
                writing = Task.Run(WriteAll);
            }
        }
    }

    private void WriteAll()
    {
        while (true)
        {
            List<(EndingLine Line, TaskCompletionSource<bool>? Durable)> group;
            lock (gate)
            {
                if (waiting.Count == 0)
                {
                    writing = Task.CompletedTask;
                    return;
                }

                (group, waiting) = (waiting, []);
            }

            var done = Write([.. group.Select(one => one.Line)]);
            foreach (var (_, durable) in group)
            {
                durable?.TrySetResult(done);
            }
        }
    }

    private bool Write(IReadOnlyList<EndingLine> lines)
    {
        DateTimeOffset? since;
        lock (gate)
        {
            since = missedSince;
        }

        if (!file.Write(since is { } from ? lines.Prepend(new EndingsMissed(clock.GetUtcNow(), from)) : lines, durable: true))
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
