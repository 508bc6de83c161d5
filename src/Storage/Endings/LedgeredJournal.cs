namespace DistrictCoaching.Storage;

/// <summary>Keeps what ends before it is ended, so that an acknowledged ending outlives the database. Everything else passes at no cost. Nothing is answered out of a database that was exchanged for an older one.</summary>
internal sealed class LedgeredJournal(IJournal journal, EndingLedger ledger, RestoreWatch watch, TimeProvider clock) : IJournal
{
    public async Task<IReadOnlyList<Past>> Read(StreamKey stream, long after = 0, CancellationToken cancel = default)
    {
        var past = await journal.Read(stream, after, cancel);
        await watch.Look(cancel);
        return past;
    }

    public async Task<long?> VersionAfter(StreamKey stream, Guid operation, CancellationToken cancel = default)
    {
        var version = await journal.VersionAfter(stream, operation, cancel);
        await watch.Look(cancel);
        return version;
    }

    public async Task<Outcome> Append(Change change)
    {
        await watch.Look();
        var outcome = Endings.Of(change, clock.GetUtcNow()) is { } asked ? await Append(change, asked) : await journal.Append(change);
        await watch.Look();    // the connection may have been made anew for it
        return outcome;
    }

    private async Task<Outcome> Append(Change change, EndingAsked asked)
    {
        await ledger.Keep(asked);    // a false answer stops nobody: what ends is honoured
        var outcome = await journal.Append(change);
        await ledger.Tell(new EndingSettled(clock.GetUtcNow(), asked.Entry, outcome == Outcome.Appended));
        return outcome;
    }
}
