using System.Security.Cryptography;

namespace DistrictCoaching.Storage.Tests.Contract;

/// <summary>A snapshot that is not ours, or not of this history, is as none.</summary>
public abstract class SnapshotTrustContract(Stores stores) : SnapshotCases(stores)
{
    [Fact]
    public async Task A_snapshot_changed_in_any_part_is_ignored()
    {
        var kept = await Kept();
        foreach (var changed in new[]
        {
            kept with { Body = Flip(kept.Body) }, kept with { Body = kept.Body[..^1] }, kept with { Body = default }, kept with { Hash = Flip(kept.Hash) },
            kept with { Seal = Flip(kept.Seal) }, kept with { Seal = default }, kept with { Format = kept.Format + " " }, kept with { Version = kept.Version - 1 },
            kept with { Version = kept.Version - 1, Hash = (await Store.Journal.Read(Stream))[598].Hash },
        })
        {
            await Ignored(changed);
        }
    }

    [Fact]
    public async Task A_snapshot_of_another_stream_or_district_is_ignored()
    {
        var (mine, other) = (await Kept(), Given.Stream(Stream.District));
        await Store.Append(other, 0, [.. (await Store.Journal.Read(Stream)).Select(past => new Stored(past.Type, past.Body))]);
        var hash = (await Store.Journal.Read(other))[599].Hash;
        await Store.Snapshots.Keep(mine with { Stream = other, Hash = hash });
        await using var snapshots = Open();
        Assert.Equal(600, (await Load(snapshots, other)).Folded);
    }

    /// <summary>As a database that was restored and then went another way: the seal is ours and the version is there, and yet it is another history.</summary>
    [Fact]
    public async Task A_snapshot_of_another_history_is_ignored()
    {
        var kept = await Kept();
        await Ignored(await Sealed(kept with { Hash = RandomNumberGenerator.GetBytes(32) }));
    }

    [Fact]
    public async Task A_snapshot_beyond_the_head_is_ignored()
    {
        var kept = await Kept();
        await Ignored(await Sealed(kept with { Version = 601 }));
        await Ignored(await Sealed(kept with { Version = long.MaxValue }));
    }

    [Fact]
    public async Task What_another_build_kept_is_ignored_and_replaced()
    {
        var kept = await Kept();
        var other = await Sealed(kept with { Format = "another build" });
        await Ignored(other);
        await Ignored(other with { Format = kept.Format });
        Assert.Equal(kept.Format, (await Store.Snapshots.Resume(Stream)).Snapshot?.Format);
    }

    [Fact]
    public async Task Bytes_of_ours_that_cannot_be_read_are_ignored()
    {
        var kept = await Kept();
        await Ignored(await Sealed(kept with { Body = "{\"unheard\":1}"u8.ToArray() }));
    }

    /// <summary>The snapshot does not count, and a good one takes its place.</summary>
    private async Task Ignored(Snapshot snapshot)
    {
        await Store.Snapshots.Keep(snapshot);
        var (state, version, folded) = await Load();
        Assert.Equal((600L, 600), (version, folded));
        Assert.Equal(Picture.Of(await Fold()), Picture.Of(state));
        Assert.Equal(0, (await Load()).Folded);
    }

    private async Task<Snapshot> Sealed(Snapshot snapshot) =>
        snapshot with { Seal = SnapshotSeal.Of(await Ring.Derive(Stream.District, SnapshotSeal.Purpose, default), snapshot) };

    private static byte[] Flip(ReadOnlyMemory<byte> bytes)
    {
        var flipped = bytes.ToArray();
        flipped[bytes.Length / 2] ^= 1;
        return flipped;
    }
}
