using Microsoft.Extensions.Logging.Abstractions;

namespace DistrictCoaching.Storage.Tests.Contract;

/// <summary>When a snapshot is kept, and what it saves.</summary>
public abstract class SnapshotContract(Stores stores) : SnapshotCases(stores)
{
    [Fact]
    public async Task A_long_stream_is_folded_once_and_then_only_what_came_after()
    {
        await Append(600);
        Assert.Equal(600, (await Load()).Folded);
        await Append(3);
        var (state, version, folded) = await Load();
        Assert.Equal((603L, 3), (version, folded));
        Assert.Equal(Picture.Of(await Fold()), Picture.Of(state));
    }

    [Fact]
    public async Task Ten_thousand_events_are_loaded_from_their_snapshot()
    {
        await Append(10_000);
        Assert.Equal(10_000, (await Load()).Folded);
        var (state, version, folded) = await Load();
        Assert.Equal((10_000L, 0), (version, folded));
        Assert.Equal(Picture.Of(await Fold()), Picture.Of(state));
    }

    [Fact]
    public async Task A_short_stream_has_no_snapshot()
    {
        await Append(Snapshots.Many - 1);
        await Load();
        Assert.Null((await Store.Snapshots.Resume(Stream)).Snapshot);
        await Append(1);
        await Load();
        Assert.Equal(Snapshots.Many, (await Store.Snapshots.Resume(Stream)).Snapshot?.Version);
    }

    [Fact]
    public async Task What_has_grown_long_again_is_kept_anew()
    {
        await Kept();
        await Append(Snapshots.Many);
        Assert.Equal(Snapshots.Many, (await Load()).Folded);
        Assert.Equal(0, (await Load()).Folded);
    }

    [Fact]
    public async Task An_earlier_version_is_folded_from_the_start()
    {
        await Kept();
        var (state, version, folded) = await Load(until: 7);
        Assert.Equal((7L, 7), (version, folded));
        Assert.Equal(Picture.Of(await Fold(7)), Picture.Of(state));
        Assert.Equal(600, (await Store.Snapshots.Resume(Stream)).Snapshot?.Version);
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_kept_troubles_nobody()
    {
        await Append(600);
        await using var snapshots = new Snapshots(Store.Journal, new Full(Store.Snapshots), Ring, NullLogger<Snapshots>.Instance);
        Assert.Equal(600, (await Load(snapshots, Stream)).Folded);
    }

    private sealed class Full(ISnapshotStore store) : ISnapshotStore
    {
        public Task<(Snapshot? Snapshot, IReadOnlyList<Past> Past)> Resume(StreamKey Stream, CancellationToken cancel = default) => store.Resume(Stream, cancel);

        public Task Keep(Snapshot snapshot, CancellationToken cancel = default) => throw new IOException("The disk is full.");
    }
}
