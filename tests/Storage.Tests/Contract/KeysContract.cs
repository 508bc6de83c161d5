using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests.Contract;

/// <summary>What every key store must keep.</summary>
public abstract class KeysContract : IAsyncLifetime
{
    private readonly DistrictId district = Given.District();
    private readonly Guid owner = Guid.NewGuid();

    protected abstract Task<IKeyStore> Open();

    private IKeyStore Store { get; set; } = null!;

    public virtual async ValueTask InitializeAsync() => Store = await Open();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_key_added_is_found_in_its_district_alone()
    {
        await Store.Add(district, [(owner, Key(1))]);
        Assert.Equal("1:01", Text((await Store.Find(district, [owner, Guid.NewGuid()]))[owner]));
        Assert.Empty(await Store.Find(Given.District(), [owner]));
    }

    [Fact]
    public async Task The_first_key_stays()
    {
        var other = Guid.NewGuid();
        await Store.Add(district, [(owner, Key(1))]);
        var stored = await Store.Add(district, [(owner, Key(2)), (other, Key(3))]);
        Assert.Equal(("1:01", "3:03"), (Text(stored[owner]), Text(stored[other])));
        Assert.Equal("1:01", Text((await Store.Find(district, [owner]))[owner]));
    }

    [Fact]
    public async Task Of_racing_additions_all_are_given_the_one_that_stays()
    {
        var given = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => Task.Run(() => Store.Add(district, [(owner, Key((byte)i))]))));
        Assert.Single(given.Select(keys => Text(keys[owner])).Distinct());
    }

    [Fact]
    public async Task A_destroyed_key_is_there_empty_and_no_other_takes_its_place()
    {
        await Store.Add(district, [(owner, Key(1))]);
        await Store.Destroy(district, owner);
        Assert.True((await Store.Find(district, [owner]))[owner].Bytes.IsEmpty);
        Assert.True((await Store.Add(district, [(owner, Key(2))]))[owner].Bytes.IsEmpty);
        Assert.False(await Store.Rewrap(district, owner, Key(1), Key(2)));
    }

    [Fact]
    public async Task All_keys_of_a_district_are_destroyed_at_once_its_own_too_and_no_other_district_s()
    {
        var (other, none) = (Given.District(), Given.District());
        await Store.Add(district, [(owner, Key(1)), (Guid.Empty, Key(2))]);
        await Store.Add(other, [(owner, Key(3))]);
        Assert.Equal((2, 1), (await Store.Count(district), await Store.Count(other)));
        await Store.DestroyAll(district);
        await Store.DestroyAll(none);
        Assert.All((await Store.Find(district, [owner, Guid.Empty])).Values, key => Assert.True(key.Bytes.IsEmpty));
        Assert.True((await Store.Add(none, [(Guid.Empty, Key(4))]))[Guid.Empty].Bytes.IsEmpty);
        Assert.Equal((0, 1), (await Store.Count(district), await Store.Count(other)));
    }

    [Fact]
    public async Task Who_never_had_a_key_can_be_barred_from_one()
    {
        await Store.Destroy(district, owner);
        Assert.True((await Store.Add(district, [(owner, Key(1))]))[owner].Bytes.IsEmpty);
    }

    [Fact]
    public async Task A_key_is_rewrapped_only_from_what_it_was()
    {
        await Store.Add(district, [(owner, Key(1))]);
        Assert.False(await Store.Rewrap(district, owner, Key(2), Key(3)));
        Assert.True(await Store.Rewrap(district, owner, Key(1), Key(3)));
        Assert.Equal("3:03", Text((await Store.Find(district, [owner]))[owner]));
        Assert.Contains(await Store.All(), one => (one.District, one.Owner, Text(one.Key)) == (district, owner, "3:03"));
    }

    [Fact]
    public async Task A_rotation_that_was_cut_off_goes_on_and_in_the_end_the_old_master_key_is_refused()
    {
        var (first, second) = (Master(1), Master(2));
        var ring = await KeyRing.Open(Store, new([first]), TimeProvider.System);
        var secret = (await ring.FindOrMake(district, [owner], default))[owner];
        await ring.FindOrMake(Given.District(), [owner], default);

        var rotating = await KeyRing.Open(new CutOff(Store, after: 1), new([first, second]), TimeProvider.System);
        await Assert.ThrowsAsync<IOException>(() => rotating.Rotate());
        rotating = await KeyRing.Open(Store, new([first, second]), TimeProvider.System);
        Assert.Equal(2, await rotating.Rotate());
        Assert.Equal(0, await rotating.Rotate());
        Assert.Equal(secret, (await (await KeyRing.Open(Store, new([second]), TimeProvider.System)).Find(district, [owner], default))[owner]);
        Assert.Equal("MASTER_KEY_MISSING", (await Assert.ThrowsAsync<StorageException>(() => KeyRing.Open(Store, new([first]), TimeProvider.System))).Code);
    }

    [Fact]
    public async Task A_district_s_owners_are_given_page_by_page_and_those_destroyed_with_them()
    {
        Guid[] owners = [.. Enumerable.Range(1, 5).Select(i => new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]))];
        await Store.Add(district, [(Guid.Empty, Key(9)), .. owners.Select((one, i) => (one, Key((byte)i)))]);
        await Store.Add(Given.District(), [(owners[0], Key(8))]);
        await Store.Destroy(district, owners[1]);
        var (first, rest) = (await Store.Page(district, Guid.Empty, 2), await Store.Page(district, owners[1], 9));
        Assert.Equal(owners, first.Concat(rest).Select(one => one.Owner));
        Assert.True(first[1].Key.Bytes.IsEmpty);
        Assert.Equal("4:04", Text(rest[2].Key));
    }

    private static MasterKey Master(int number) => new(number, System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    private static WrappedKey Key(byte number) => new(number, new[] { number });

    private static string Text(WrappedKey key) => $"{key.By}:{Convert.ToHexString(key.Bytes.Span)}";

    /// <summary>A key store whose process dies in the middle of rewrapping.</summary>
    private sealed class CutOff(IKeyStore store, int after) : IKeyStore
    {
        private int left = after;

        public Task<IReadOnlyDictionary<Guid, WrappedKey>> Find(DistrictId district, IReadOnlyList<Guid> owners, CancellationToken cancel) => store.Find(district, owners, cancel);

        public Task<IReadOnlyDictionary<Guid, WrappedKey>> Add(DistrictId district, IReadOnlyList<(Guid Owner, WrappedKey Key)> keys, CancellationToken cancel) => store.Add(district, keys, cancel);

        public Task<bool> Rewrap(DistrictId district, Guid owner, WrappedKey old, WrappedKey wrapped, CancellationToken cancel) =>
            left-- > 0 ? store.Rewrap(district, owner, old, wrapped, cancel) : throw new IOException();

        public Task Destroy(DistrictId district, Guid owner, CancellationToken cancel) => store.Destroy(district, owner, cancel);

        public Task<IReadOnlyList<(Guid Owner, WrappedKey Key)>> Page(DistrictId district, Guid after, int most, CancellationToken cancel) => store.Page(district, after, most, cancel);

        public Task<long> Count(DistrictId district, CancellationToken cancel) => store.Count(district, cancel);

        public Task DestroyAll(DistrictId district, CancellationToken cancel) => store.DestroyAll(district, cancel);

        public Task<IReadOnlyList<(DistrictId District, Guid Owner, WrappedKey Key)>> All(CancellationToken cancel) => store.All(cancel);
    }
}
