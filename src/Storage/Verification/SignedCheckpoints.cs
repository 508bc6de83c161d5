using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Reads checkpoints and believes only those whose signature is the district's.</summary>
internal sealed class SignedCheckpoints(KeyRing keys, CheckpointFolder folder)
{
    public Task<byte[]> Key(DistrictId district, CancellationToken cancel) => keys.Derive(district, "checkpoints", cancel);

    public async Task<Checkpoint?> Read(DistrictId district, long number, CancellationToken cancel) =>
        await folder.Read(district, number, cancel) is { } bytes ? Checkpoint.Read(await Key(district, cancel), district, number, bytes) : null;

    /// <summary>Whether the district was deleted: with its keys went the one that tells whether a checkpoint is its own. The service's own checkpoint names the last of them.</summary>
    public Task<bool> IsPast(DistrictId district, CancellationToken cancel) => keys.IsDestroyed(district, cancel);

    /// <summary>The newest that can be believed; null where there is none.</summary>
    public async Task<Checkpoint?> Newest(DistrictId district, CancellationToken cancel)
    {
        if (await IsPast(district, cancel))
        {
            return null;
        }

        foreach (var number in CheckpointFolder.Kept(folder.Newest(district)))
        {
            if (await Read(district, number, cancel) is { } believed)
            {
                return believed;
            }
        }

        return null;
    }

    /// <summary>The restores of the database that a district's checkpoints account for, as far as they are kept, and how many of its streams each set back.</summary>
    public async Task<IReadOnlyList<Restored>> Restores(DistrictId district, CancellationToken cancel)
    {
        var restores = new List<Restored>();
        foreach (var number in await IsPast(district, cancel) ? [] : CheckpointFolder.Kept(folder.Newest(district)))
        {
            if (await Read(district, number, cancel) is { Restore: { } restore } first)
            {
                var now = first.ByStream();
                var before = (await Read(district, number - 1, cancel))?.Heads.Select(head => head.Of(district)) ?? [];
                restores.Add(new(restore, first.Time, number - 1, before.Count(head => now.GetValueOrDefault(head.Stream) is not { } there || there.Version < head.Version)));
            }
        }

        return restores;
    }

    /// <summary>What is wrong with a district's checkpoints: each that must be there is there, signed, and follows the one before.</summary>
    public async Task<IReadOnlyList<Break>> Check(DistrictId district, CancellationToken cancel)
    {
        if (await IsPast(district, cancel))
        {
            return [];
        }

        var breaks = new List<Break>();
        Checkpoint? next = null;
        var named = (await Newest(DistrictId.Service, cancel))?.Others.FirstOrDefault(name => name.District == district);
        var newest = Math.Max(folder.Newest(district), named?.Number ?? 0);
        foreach (var number in CheckpointFolder.Kept(newest))
        {
            var found = await Read(district, number, cancel);
            if (found is null && !await Thinned(district, number, cancel))
            {
                breaks.Add(new(district, null, number, await folder.Read(district, number, cancel) is null ? BreakKind.CheckpointMissing : BreakKind.CheckpointDamaged));
            }
            else if (found is not null && (Unlike(found, next) || (named?.Number == number && named.Signature != found.Signature)))
            {
                breaks.Add(new(district, null, number, BreakKind.CheckpointDamaged));
            }

            next = found;
        }

        return breaks;
    }

    /// <summary>The first version of a stream that no older checkpoint has as it is now.</summary>
    public async Task<long> RewrittenFrom(StreamKey stream, IReadOnlyList<Past> events, CancellationToken cancel)
    {
        foreach (var number in CheckpointFolder.Kept(folder.Newest(stream.District)))
        {
            if ((await Read(stream.District, number, cancel))?.Find(stream) is { } head && head.Version <= events.Count && StreamCheck.Hash(events, head.Version) == head.Hash)
            {
                return head.Version + 1;
            }
        }

        return 1;
    }

    private static bool Unlike(Checkpoint found, Checkpoint? next) => next?.Number == found.Number + 1 && next.Previous != found.Signature;

    /// <summary>Whether a newer one has made it superfluous meanwhile.</summary>
    private async Task<bool> Thinned(DistrictId district, long number, CancellationToken cancel) =>
        await folder.Read(district, number, cancel) is null && !CheckpointFolder.Kept(folder.Newest(district)).Contains(number) && number <= folder.Newest(district);
}

/// <summary>A restore of the database as a district's checkpoints account for it.</summary>
/// <param name="Before">The last checkpoint that was signed before it.</param>
/// <param name="Streams">How many streams lack an end that was signed in it, and is gone; those that have grown to where they were count no more.</param>
public sealed record Restored(Guid Restore, DateTimeOffset At, long Before, int Streams);
