using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Takes a district away: counted first, then keys, then all that they opened. Each step is the same again when it is repeated.</summary>
/// <param name="folder">Null where this process signs nothing.</param>
public sealed class DistrictRemoval(IDatabase database, IDistrictStore store, IHeads heads, IKeyStore keys, KeyRing ring, DistrictDirectory districts, CheckpointFolder? folder)
{
    /// <summary>What there is of it, and its last believable checkpoint; number 0 where there is none.</summary>
    public async Task<(DistrictCounts Counts, long Checkpoint, Digest Signature)> Count(DistrictId district, CancellationToken cancel = default)
    {
        var (people, schools) = await districts.Size(district, cancel);
        var rows = 0L;
        foreach (var table in Tables.All)
        {
            rows += (await database.Query(district, $"select count(*) from \"{table.Name}\" where tenant = $1", row => row.Number(0), [], cancel))[0];
        }

        var streams = await heads.Heads(district, cancel);
        var last = folder is null ? null : await new SignedCheckpoints(ring, folder).Newest(district, cancel);
        return (
            new(people, schools, await keys.Count(district, cancel), await store.Texts(district, cancel), rows, streams.Count, streams.Sum(head => head.Version)),
            last?.Number ?? 0,
            last?.Signature ?? new(Chain.Start));
    }

    /// <summary>Once the keys are destroyed, nothing that was sealed is opened any more, in no backup of the journal either.</summary>
    public async Task Destroy(DistrictId district, CancellationToken cancel = default)
    {
        await ring.DestroyAll(district, cancel);
        await store.Remove(district, cancel);
    }
}
