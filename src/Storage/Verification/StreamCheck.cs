namespace DistrictCoaching.Storage;

/// <summary>Whether a stream is what its chain, its head and what was signed of it say.</summary>
internal static class StreamCheck
{
    /// <param name="signed">What the newest checkpoint says of the stream, read before it; null: nothing.</param>
    /// <returns>The first break; null where there is none.</returns>
    public static Break? Find(StreamKey stream, StreamHead? head, IReadOnlyList<Past> events, StreamHead? signed)
    {
        if (events.Count == 0)
        {
            return head is null && signed is null ? null : Break.Of(stream, 1, BreakKind.Deleted);
        }

        if (Chain.FirstBroken(stream, events) is { } broken)
        {
            return Break.Of(stream, broken, events[(int)broken - 1].Version == broken ? BreakKind.Changed : BreakKind.Missing);
        }

        var last = events[^1];
        var end = Math.Max(head?.Version ?? 0, signed?.Version ?? 0);
        return last.Version < end ? Break.Of(stream, last.Version + 1, BreakKind.Truncated)
            : signed is not null && !Hash(events, signed.Version).Equals(signed.Hash) ? Break.Of(stream, signed.Version, BreakKind.Rewritten)
            : head?.Version != last.Version || !head.Hash.Equals(new(last.Hash)) ? Break.Of(stream, Math.Min(last.Version, (head?.Version ?? 0) + 1), BreakKind.Changed)
            : null;
    }

    /// <summary>Whether a stream went on from what was signed of it; so much is looked at before its new head is signed.</summary>
    /// <param name="grown">Its events after <paramref name="signed"/>.</param>
    public static Break? FindGrowth(StreamHead head, IReadOnlyList<Past> grown, StreamHead? signed)
    {
        var (stream, version, hash) = (head.Stream, signed?.Version ?? 0, signed?.Hash.Bytes ?? Chain.Start);
        var upTo = grown.TakeWhile(past => past.Version <= head.Version).ToList();
        return head.Version < version ? Break.Of(stream, head.Version + 1, BreakKind.Truncated)
            : Chain.FirstBroken(stream, upTo, version, hash) is { } broken ? Break.Of(stream, broken, BreakKind.Changed)
            : version + upTo.Count < head.Version ? Break.Of(stream, version + upTo.Count + 1, BreakKind.Truncated)
            : !head.Hash.Equals(new(upTo.Count > 0 ? upTo[^1].Hash : hash)) ? Break.Of(stream, head.Version, BreakKind.Rewritten)
            : null;
    }

    public static Domain.Digest Hash(IReadOnlyList<Past> events, long version) => new(events[(int)version - 1].Hash);
}
