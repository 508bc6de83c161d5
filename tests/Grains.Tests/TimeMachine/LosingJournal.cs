using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

internal enum Loss
{
    None,

    /// <summary>The request never reached the store.</summary>
    Request,

    /// <summary>The store did it, and its answer never came.</summary>
    Answer,
}

/// <summary>A journal on the far side of a line that sometimes breaks.</summary>
internal sealed class LosingJournal(IJournal journal) : IJournal
{
    /// <summary>What becomes of the next append.</summary>
    public Loss Next { get; set; }

    /// <summary>Which appends it is about. Imports and webhooks go on in the background, and would take a loss that is meant for somebody's request.</summary>
    public Func<Change, bool> Of { get; set; } = NotInBackground;

    public static bool NotInBackground(Change change) => change.Stream.Kind is not (StreamKind.Imports or StreamKind.Webhooks);

    /// <summary>How the append ended whose answer was lost.</summary>
    public Outcome? Lost { get; private set; }

    public Task<IReadOnlyList<Past>> Read(StreamKey stream, long after = 0, CancellationToken cancel = default) => journal.Read(stream, after, cancel);

    public Task<long?> VersionAfter(StreamKey stream, Guid operation, CancellationToken cancel = default) => journal.VersionAfter(stream, operation, cancel);

    public async Task<Outcome> Append(Change change)
    {
        if (!Of(change))
        {
            return await journal.Append(change);
        }

        var loss = Next;
        (Next, Lost) = (Loss.None, null);
        if (loss == Loss.Request)
        {
            throw new IOException("The line broke before.");
        }

        var outcome = await journal.Append(change);
        if (loss == Loss.Answer)
        {
            Lost = outcome;
            throw new IOException("The line broke after.");
        }

        return outcome;
    }
}
