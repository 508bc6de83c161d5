using System.Runtime.CompilerServices;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Checks journals over their stored bytes: each stream's chain, its head, and both against what was signed.</summary>
/// <param name="folder">Null: nothing was signed here, and only chains and heads are checked.</param>
public sealed class JournalVerification(IHeads heads, KeyRing keys, CheckpointFolder? folder)
{
    private readonly SignedCheckpoints? signed = folder is null ? null : new(keys, folder);

    /// <summary>When the newest believable checkpoint of a district was signed; null where there is none.</summary>
    public async Task<DateTimeOffset?> SignedAt(DistrictId district, CancellationToken cancel = default) =>
        signed is null ? null : (await signed.Newest(district, cancel))?.Time;

    /// <summary>The restores of the database that are accounted for in a district, the newest first.</summary>
    public async Task<IReadOnlyList<Restored>> Restores(DistrictId district, CancellationToken cancel = default) => signed is null ? [] : await signed.Restores(district, cancel);

    /// <summary>Every district that has a journal or once had one.</summary>
    public async Task<IReadOnlyList<DistrictId>> Districts(CancellationToken cancel = default) =>
        [.. (await heads.Districts(cancel)).Concat(folder?.Districts() ?? []).Distinct().OrderBy(district => district.Value)];

    /// <summary>The first break in one stream; null where it is whole. What was appended since the last checkpoint is no break.</summary>
    public async Task<Break?> Stream(StreamKey stream, CancellationToken cancel = default) =>
        await Stream(stream, signed is null ? null : (await signed.Newest(stream.District, cancel))?.Find(stream), cancel);

    /// <summary>What is wrong with a district's checkpoints, then with its streams: of each the first break.</summary>
    public async IAsyncEnumerable<Break> District(DistrictId district, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var broken in signed is null ? [] : await signed.Check(district, cancel))
        {
            yield return broken;
        }

        var newest = signed is null ? null : await signed.Newest(district, cancel);
        var ends = newest?.ByStream() ?? [];
        foreach (var stream in (await heads.Streams(district, cancel)).Union(ends.Keys).OrderBy(stream => stream.Kind).ThenBy(stream => stream.Id))
        {
            if (await Stream(stream, ends.GetValueOrDefault(stream), cancel) is { } broken)
            {
                yield return broken;
            }
        }
    }

    private async Task<Break?> Stream(StreamKey stream, StreamHead? end, CancellationToken cancel)
    {
        var (head, events) = await heads.Whole(stream, cancel);
        var broken = StreamCheck.Find(stream, head, events, end);
        return broken?.What == BreakKind.Rewritten ? broken with { Version = await signed!.RewrittenFrom(stream, events, cancel) } : broken;
    }
}
