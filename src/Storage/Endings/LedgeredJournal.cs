namespace DistrictCoaching.Storage;

/// <summary>
/// Keeps what ends before it is ended, so that an acknowledged ending outlives the database. Everything else passes at no cost. After an error it asks whether the database that answers now is an older one, and takes nothing more if so.
/// </summary>
internal sealed class LedgeredJournal(IJournal journal, EndingLedger ledger, RestoreCheck check, TimeProvider clock) : IJournal
{
    private volatile bool suspect;
    private volatile bool restored;

    public Task<IReadOnlyList<Past>> Read(StreamKey stream, long after = 0, CancellationToken cancel = default) => journal.Read(stream, after, cancel);

    public Task<long?> VersionAfter(StreamKey stream, Guid operation, CancellationToken cancel = default) => journal.VersionAfter(stream, operation, cancel);

    public async Task<Outcome> Append(Change change)
    {
        await LookAfterOutage();
        try
        {
            return Endings.Of(change, clock.GetUtcNow()) is { } asked ? await Append(change, asked) : await journal.Append(change);
        }
        catch
        {
            suspect = true;
            throw;
        }
    }

    private async Task<Outcome> Append(Change change, EndingAsked asked)
    {
        await ledger.Keep(asked);    // a false answer stops nobody: what ends is honoured
        var outcome = await journal.Append(change);
        ledger.Tell(new EndingSettled(clock.GetUtcNow(), asked.Entry, outcome == Outcome.Appended));
        return outcome;
    }

    private async Task LookAfterOutage()
    {
        if (suspect && !restored)
        {
            restored = await check.IsBehind();
            suspect = false;
        }

        if (restored)
        {
            throw RestoreCheck.Refused();
        }
    }
}
