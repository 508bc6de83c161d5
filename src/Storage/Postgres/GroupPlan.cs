namespace DistrictCoaching.Storage.Postgres;

/// <summary>A head as the group knows it; moved by the group's own appends.</summary>
internal readonly record struct Head(long Version, byte[] Hash, long Time)
{
    public static readonly Head None = new(0, Chain.Start.ToArray(), 0);
}

/// <summary>What a group decides on the heads it has locked, and what is then to be written.</summary>
internal sealed class GroupPlan(IReadOnlyList<Pending> group)
{
    public Dictionary<StreamKey, Head> Heads { get; } = [];

    /// <summary>Requests of operations that were recorded earlier, by place in the group.</summary>
    public Dictionary<int, byte[]> Recorded { get; } = [];

    /// <summary>Sealed items to take, by place in the group.</summary>
    public Dictionary<int, byte[]> Sealed { get; } = [];

    public List<Pending> Writing { get; } = [];

    /// <summary>Operations to remember, each with the version right after it; others of the group may move the head further.</summary>
    public List<(StreamKey Stream, Operation Operation, long Version, long Time)> Operations { get; } = [];

    /// <summary>Heads that stood before, and those that begin: each goes its own way to the table.</summary>
    public List<StreamKey> Moving { get; } = [];

    public List<StreamKey> Beginning { get; } = [];

    public List<(StreamKey Stream, Guid Actor, Stored Event, long Version, long Time, byte[] Hash)> Events { get; } = [];

    public void Decide(long now)
    {
        for (var i = 0; i < group.Count; i++)
        {
            var one = group[i];
            one.Decided = Decide(one, Recorded.GetValueOrDefault(i));
            if (one.Decided != Outcome.Appended)
            {
                continue;
            }

            if (one.Takes is { } item)
            {
                one.Taken = Sealed.TryGetValue(i, out var bytes) ? new(one.Stream.Id, item, bytes) : null;
            }

            if (one.Events.Count > 0 && (one.Takes is null || one.Taken is not null))
            {
                Append(one, now);
            }

            if (one.Operation is { } operation && (one.Events.Count > 0 || one.Accepted) && Of(one.Stream).Version is > 0 and var version)
            {
                Operations.Add((one.Stream, operation, version, now));
            }
        }
    }

    private Outcome Decide(Pending one, byte[]? recorded)
    {
        if (recorded is not null)
        {
            return recorded.AsSpan().SequenceEqual(one.Operation!.Request.Bytes.Span) ? Outcome.Repeated : Outcome.Reused;
        }

        return (one.Expected is { } expected && expected != Of(one.Stream).Version) || one.Guards.Any(guard => Of(guard.Stream).Version != guard.Version)
            ? Outcome.Moved
            : Outcome.Appended;
    }

    private void Append(Pending one, long now)
    {
        var stood = Heads.TryGetValue(one.Stream, out var found);
        var head = stood ? found : Head.None;
        var time = Math.Max(now, head.Time);
        foreach (var happened in one.Events)
        {
            var version = head.Version + 1;
            head = new(version, Chain.Next(head.Hash, one.Stream, version, happened.Type, Micros.Time(time), one.Actor, happened.Body.Span), time);
            Events.Add((one.Stream, one.Actor, happened, version, time, head.Hash));
        }

        Heads[one.Stream] = head;
        (stood ? Moving : Beginning).Add(one.Stream);
        Writing.Add(one);
    }

    private Head Of(StreamKey stream) => Heads.GetValueOrDefault(stream, Head.None);
}
