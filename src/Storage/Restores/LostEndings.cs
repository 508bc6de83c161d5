using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>What the second place kept and a restored database lacks.</summary>
internal sealed class LostEndings
{
    private readonly Dictionary<StreamKey, List<KeptEvent>> events = [];
    private readonly Dictionary<DistrictId, HashSet<Guid>> touched = [];
    private readonly HashSet<(DistrictId, Guid?)> keys = [];
    private readonly HashSet<Guid> replays;

    private LostEndings(IEnumerable<Guid> restores) => replays = [.. restores.Select(Replays.Operation)];

    /// <summary>By how much silos' clocks may differ, each of which dates its own lines.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Whether endings could not be kept for a while that the restored database does not have: then more may be missing than is here.</summary>
    public bool HasGaps { get; private set; }

    public IReadOnlyCollection<StreamKey> Streams => events.Keys;

    public IReadOnlySet<(DistrictId District, Guid? Owner)> Keys => keys;

    /// <summary>People for whom something may have ended.</summary>
    public IReadOnlySet<Guid> Touched(DistrictId district) => touched.GetValueOrDefault(district) ?? [];

    /// <summary>Districts that were opened here in the part that is gone, having come from another service.</summary>
    public IReadOnlyList<DistrictId> Arrived =>
        [.. events.Keys.Where(stream => stream.Kind == StreamKind.District && Of<DistrictEvent>(stream).Any(happened => happened is DistrictEvent.DistrictArrived)).Select(stream => stream.District)];

    /// <summary>A stream's lost endings in their order.</summary>
    public IEnumerable<TEvent> Of<TEvent>(StreamKey stream) =>
        events.TryGetValue(stream, out var lost) ? lost.Select(one => (TEvent)Catalogue.Read(one.Type, one.Body)) : [];

    /// <summary>This key is destroyed too, whether or not the ledger knows of it.</summary>
    public void Destroy(DistrictId district, Guid owner) => keys.Add((district, owner));

    /// <summary>Whether an event stands there as it was kept.</summary>
    /// <param name="from">The stream from the version before it on.</param>
    public static bool Has(IReadOnlyList<Past> from, KeptEvent kept) =>
        from is [var past, ..] && past.Version == kept.Version && past.Type == kept.Type && past.Body.Span.SequenceEqual(kept.Body);

    /// <summary>Compares what was kept with what there is.</summary>
    /// <param name="lives">The lines of each life of the database, the oldest first: a restore begins another.</param>
    /// <param name="restores">What these said again counts for nothing by itself: it is of what had ended before.</param>
    public static async Task<LostEndings> Of(IEnumerable<IReadOnlyList<EndingLine>> lives, IEnumerable<Guid> restores, IJournal journal, CancellationToken cancel)
    {
        var found = new LostEndings(restores);
        foreach (var lines in lives)
        {
            await found.Add(lines, journal, cancel);
        }

        return found;
    }

    private async Task Add(IReadOnlyList<EndingLine> lines, IJournal journal, CancellationToken cancel)
    {
        var settled = lines.OfType<EndingSettled>().DistinctBy(line => line.Entry).ToDictionary(line => line.Entry, line => line.Done);
        var gone = lines.OfType<KeyGone>().Select(line => (new DistrictId(line.District), line.Owner)).ToHashSet();
        var until = DateTimeOffset.MinValue;
        foreach (var asked in lines.OfType<EndingAsked>().Where(asked => settled.GetValueOrDefault(asked.Entry, true) && !replays.Contains(asked.Operation)).OrderBy(asked => asked.Expected).ThenBy(asked => settled.ContainsKey(asked.Entry)))
        {
            var past = await journal.Read(asked.Key, asked.Expected, cancel);
            if (asked.Events.Count > 0 ? Has([.. past.SkipWhile(one => one.Version < asked.Events[0].Version)], asked.Events[0]) : past.Count > 0)
            {
                until = asked.At > until && settled.ContainsKey(asked.Entry) ? asked.At : until;    // the database is of no earlier moment
            }
            else
            {
                Add(asked, kept => settled.ContainsKey(asked.Entry) || IsMeantAnyway(asked, kept, gone));
            }
        }

        keys.UnionWith(gone);
        HasGaps |= lines.OfType<EndingsMissed>().Any(gap => gap.At + Skew >= until);
    }

    /// <summary>What nobody knows to have been made is said again, since too much may be closed and never too little: but what undoes a stop is not, and what nobody can take back only where the keys are gone already.</summary>
    private static bool IsMeantAnyway(EndingAsked asked, KeptEvent kept, HashSet<(DistrictId, Guid?)> gone) => Catalogue.Read(kept.Type, kept.Body) switch
    {
        DistrictEvent.DistrictResumed or DistrictEvent.DistrictExportCalledOff => false,
        DistrictEvent.DistrictDeletionBegan => gone.Contains((new(asked.District), null)),
        RegisterEvent.DeletionBegan began => gone.Contains((began.District, null)),
        _ => true,
    };

    private void Add(EndingAsked asked, Func<KeptEvent, bool> isMeant)
    {
        foreach (var kept in asked.Events.Where(isMeant))
        {
            if (!events.TryGetValue(asked.Key, out var lost))
            {
                events.Add(asked.Key, lost = []);
            }

            lost.Add(kept);
        }

        if (asked.Touched.Count > 0)
        {
            if (!touched.TryGetValue(asked.Key.District, out var people))
            {
                touched.Add(asked.Key.District, people = []);
            }

            people.UnionWith(asked.Touched);
        }
    }
}
