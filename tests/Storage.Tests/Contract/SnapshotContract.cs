using System.Security.Cryptography;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace DistrictCoaching.Storage.Tests.Contract;

public abstract class SnapshotContract(Stores stores) : StoreContract(stores)
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("keys-");
    private readonly StreamKey stream = Given.Stream();
    private SqliteKeyStore keys = null!;
    private KeyRing ring = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        keys = new(Path.Combine(folder.FullName, "keys.db"));
        ring = await KeyRing.Open(keys, new([new(1, RandomNumberGenerator.GetBytes(32))]), Stores.Clock);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        keys.Dispose();
        folder.Delete(recursive: true);
    }

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
        Assert.Null((await Store.Snapshots.Resume(stream)).Snapshot);
        await Append(1);
        await Load();
        Assert.Equal(Snapshots.Many, (await Store.Snapshots.Resume(stream)).Snapshot?.Version);
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
        Assert.Equal(600, (await Store.Snapshots.Resume(stream)).Snapshot?.Version);
    }

    [Fact]
    public async Task A_snapshot_changed_in_any_part_is_ignored()
    {
        var kept = await Kept();
        foreach (var changed in new[]
        {
            kept with { Body = Flip(kept.Body) }, kept with { Body = kept.Body[..^1] }, kept with { Body = default }, kept with { Hash = Flip(kept.Hash) },
            kept with { Seal = Flip(kept.Seal) }, kept with { Seal = default }, kept with { Format = kept.Format + " " }, kept with { Version = kept.Version - 1 },
            kept with { Version = kept.Version - 1, Hash = (await Store.Journal.Read(stream))[598].Hash },
        })
        {
            await Ignored(changed);
        }
    }

    [Fact]
    public async Task A_snapshot_of_another_stream_or_district_is_ignored()
    {
        var (mine, other) = (await Kept(), Given.Stream(stream.District));
        await Store.Append(other, 0, [.. (await Store.Journal.Read(stream)).Select(past => new Stored(past.Type, past.Body))]);
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
        Assert.Equal(kept.Format, (await Store.Snapshots.Resume(stream)).Snapshot?.Format);
    }

    [Fact]
    public async Task Bytes_of_ours_that_cannot_be_read_are_ignored()
    {
        var kept = await Kept();
        await Ignored(await Sealed(kept with { Body = "{\"unheard\":1}"u8.ToArray() }));
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_kept_troubles_nobody()
    {
        await Append(600);
        await using var snapshots = new Snapshots(Store.Journal, new Full(Store.Snapshots), ring, NullLogger<Snapshots>.Instance);
        Assert.Equal(600, (await Load(snapshots, stream)).Folded);
    }

    private async Task<Snapshot> Kept()
    {
        await Append(600);
        await Load();
        return (await Store.Snapshots.Resume(stream)).Snapshot!;
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
        snapshot with { Seal = SnapshotSeal.Of(await ring.Derive(stream.District, SnapshotSeal.Purpose, default), snapshot) };

    private async Task Append(int count)
    {
        var version = (await Store.Journal.Read(stream)).Count;
        await Store.Append(stream, version, [.. Histories.Teacher(count).Select(Catalogue.Write)]);
    }

    private Snapshots Open() => new(Store.Journal, Store.Snapshots, ring, NullLogger<Snapshots>.Instance);

    private async Task<(Teacher State, long Version, int Folded)> Load(long until = long.MaxValue)
    {
        await using var snapshots = Open();
        return await Load(snapshots, stream, until);
    }

    private static async Task<(Teacher State, long Version, int Folded)> Load(Snapshots snapshots, StreamKey stream, long until = long.MaxValue)
    {
        var folded = 0;
        var (state, version) = await snapshots.Load<Teacher, TeacherEvent>(stream, new(), (teacher, happened) =>
        {
            folded++;
            return Teacher.Evolve(teacher, happened);
        }, until);
        return (state, version, folded);
    }

    private async Task<Teacher> Fold(int until = int.MaxValue) =>
        (await Store.Journal.Read(stream)).Take(until).Select(past => (TeacherEvent)Catalogue.Read(past.Type, past.Body)).Aggregate(new Teacher(), Teacher.Evolve);

    private static byte[] Flip(ReadOnlyMemory<byte> bytes)
    {
        var flipped = bytes.ToArray();
        flipped[bytes.Length / 2] ^= 1;
        return flipped;
    }

    private sealed class Full(ISnapshotStore store) : ISnapshotStore
    {
        public Task<(Snapshot? Snapshot, IReadOnlyList<Past> Past)> Resume(StreamKey stream, CancellationToken cancel = default) => store.Resume(stream, cancel);

        public Task Keep(Snapshot snapshot, CancellationToken cancel = default) => throw new IOException("The disk is full.");
    }
}
