using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>
/// Signs where every stream of every district ends. Only what goes on from the last checkpoint is signed: a journal that was cut or rewritten is reported, and what was signed of it stays as it was.
/// </summary>
public sealed class Checkpoints(IHeads heads, IJournal journal, KeyRing keys, CheckpointFolder folder, TimeProvider clock)
{
    /// <summary>How often they are signed: so much of a journal's end may be cut unnoticed at most.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private readonly SignedCheckpoints signed = new(keys, folder);

    /// <summary>Signs every district in which something changed, the service's own last; gives what kept one from being signed.</summary>
    public Task<IReadOnlyList<Break>> Sign(CancellationToken cancel = default) => SignAll(null, cancel);

    /// <summary>Signs everything as it is after a restore of the database, the service's own last: what was signed before and is gone is accounted for by it. Run again for the same restore it goes on.</summary>
    public Task<IReadOnlyList<Break>> SignRestored(Guid restore, CancellationToken cancel = default) => SignAll(restore, cancel);

    private async Task<IReadOnlyList<Break>> SignAll(Guid? restore, CancellationToken cancel)
    {
        var known = (await signed.Newest(DistrictId.Service, cancel))?.Others.ToDictionary(name => name.District) ?? [];
        foreach (var aside in known.Keys.Where(district => restore is not null && folder.Newest(district) == 0).ToList())
        {
            known.Remove(aside);    // its checkpoints were moved away by whoever restored: its key went with a restored key store
        }

        var (breaks, names) = (new List<Break>(), new List<CheckpointName>());
        foreach (var district in (await heads.Districts(cancel)).Concat(folder.Districts()).Concat(known.Keys).Distinct().Where(district => district != DistrictId.Service).OrderBy(district => district.Value))
        {
            var (newest, broken) = await signed.IsPast(district, cancel) ? (null, []) : await Sign(district, known.GetValueOrDefault(district), [], restore, cancel);
            breaks.AddRange(broken);
            if ((newest?.Name ?? known.GetValueOrDefault(district)) is { } name)
            {
                names.Add(name);
            }
        }

        return [.. breaks, .. (await Sign(DistrictId.Service, null, names, restore, cancel)).Breaks];
    }

    /// <param name="known">What the service's own checkpoint says is there already.</param>
    private async Task<(Checkpoint? Newest, IReadOnlyList<Break> Breaks)> Sign(DistrictId district, CheckpointName? known, List<CheckpointName> others, Guid? restore, CancellationToken cancel)
    {
        while (true)
        {
            // The heads are read after the checkpoint that they follow, so that none of several silos ever signs less than another has signed.
            var number = folder.Newest(district);
            var last = number == 0 ? null : await signed.Read(district, number, cancel);
            if (number < known?.Number)
            {
                return (null, [new(district, null, known.Number, BreakKind.CheckpointMissing)]);
            }

            if ((number > 0 && last is null) || (number == known?.Number && last!.Signature != known.Signature))
            {
                return (null, [new(district, null, number, BreakKind.CheckpointDamaged)]);
            }

            var now = await heads.Heads(district, cancel);
            var before = last?.ByStream() ?? [];
            // of the same restore too where the database was exchanged once more before it was opened
            var restored = restore is not null && last is not null && (restore != last.Restore || await Breaks(now, before, cancel) is not []);
            if (!restored && await Breaks(now, before, cancel) is { Count: > 0 } breaks)
            {
                return (null, breaks);
            }

            if (!restored && (last is null ? now.Count + others.Count == 0 : now.Count == before.Count && now.All(head => before[head.Stream] == head) && last.Others.SequenceEqual(others)))
            {
                return (last, []);
            }

            var next = new Checkpoint(district, number + 1, clock.GetUtcNow(), last?.Signature ?? new(Chain.Start), [.. now.Select(CheckpointHead.Of)], others, restored ? restore : null);
            if (await folder.Add(district, next.Number, next.Write(await signed.Key(district, cancel)), cancel))
            {
                folder.Thin(district);
                return (await signed.Read(district, next.Number, cancel), []);
            }
        }
    }

    private async Task<List<Break>> Breaks(IReadOnlyList<StreamHead> now, Dictionary<StreamKey, StreamHead> before, CancellationToken cancel)
    {
        var breaks = before.Keys.Except(now.Select(head => head.Stream)).Select(gone => Break.Of(gone, 1, BreakKind.Deleted)).ToList();
        foreach (var head in now.Where(head => before.GetValueOrDefault(head.Stream) != head))
        {
            var old = before.GetValueOrDefault(head.Stream);
            if (StreamCheck.FindGrowth(head, await journal.Read(head.Stream, old?.Version ?? 0, cancel), old) is { } broken)
            {
                breaks.Add(broken);
            }
        }

        return breaks;
    }
}
