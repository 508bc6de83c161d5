using System.Security.Cryptography;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Sqlite;
using DistrictCoaching.Storage.Tests.Contract;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Storage.Tests.Keys;

public sealed class KeyRingTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("keys-");
    private readonly FakeTimeProvider clock = new();
    private readonly SqliteKeyStore store;
    private readonly MasterKey first = new(1, RandomNumberGenerator.GetBytes(32));
    private readonly MasterKey second = new(2, RandomNumberGenerator.GetBytes(32));
    private readonly DistrictId district = Given.District();
    private readonly Guid owner = Guid.NewGuid();

    public KeyRingTests() => store = new(Path.Combine(folder.FullName, "keys.db"));

    public void Dispose()
    {
        store.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task An_owners_key_is_the_same_for_every_ring()
    {
        var key = (await (await Ring(first)).FindOrMake(district, [owner], default))[owner];
        Assert.Equal(key, (await (await Ring(first)).Find(district, [owner], default))[owner]);
        Assert.Equal(32, key.Length);
    }

    [Fact]
    public async Task No_two_owners_or_districts_share_a_key()
    {
        var ring = await Ring(first);
        var other = Guid.NewGuid();
        var keys = await ring.FindOrMake(district, [owner, other], default);
        var elsewhere = await ring.FindOrMake(Given.District(), [owner], default);
        Assert.Equal(3, new[] { keys[owner], keys[other], elsewhere[owner] }.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public async Task A_wrong_master_key_is_refused_and_so_is_a_missing_one()
    {
        await Ring(first);
        Assert.Equal("MASTER_KEY_WRONG", (await Assert.ThrowsAsync<StorageException>(() => Ring(first with { Bytes = second.Bytes }))).Code);
        Assert.Equal("MASTER_KEY_MISSING", (await Assert.ThrowsAsync<StorageException>(() => Ring(second))).Code);
        Assert.Equal("MASTER_KEY_INVALID", Assert.Throws<StorageException>(() => new MasterKeys([])).Code);
        Assert.Equal("MASTER_KEY_INVALID", Assert.Throws<StorageException>(() => new MasterKeys([new(1, new byte[31])])).Code);
    }

    [Fact]
    public async Task After_rotation_the_old_master_key_is_needed_no_more_and_owners_keys_are_as_before()
    {
        var key = (await (await Ring(first)).FindOrMake(district, [owner], default))[owner];
        var both = await Ring(first, second);
        Assert.Equal(2, await both.Rotate());
        Assert.Equal(0, await both.Rotate());
        Assert.Equal(key, (await (await Ring(second)).Find(district, [owner], default))[owner]);
    }

    [Fact]
    public async Task A_destroyed_key_is_refused_at_once_here_and_within_a_minute_elsewhere()
    {
        var (here, elsewhere) = (await Ring(first), await Ring(first));
        await here.FindOrMake(district, [owner], default);
        await elsewhere.FindOrMake(district, [owner], default);
        await here.Destroy(district, owner, default);
        await Assert.ThrowsAsync<ErasedException>(() => here.FindOrMake(district, [owner], default));
        Assert.Empty(await here.Find(district, [owner], default));
        clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<ErasedException>(() => elsewhere.FindOrMake(district, [owner], default));
    }

    [Fact]
    public async Task A_key_moved_to_another_owner_does_not_open()
    {
        var other = Guid.NewGuid();
        var ring = await Ring(first);
        await ring.FindOrMake(district, [owner], default);
        await store.Add(district, [(other, (await store.Find(district, [owner]))[owner])]);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => ring.Find(district, [other], default));
    }

    [Fact]
    public void A_master_key_file_is_made_once_for_its_owner_alone()
    {
        var path = Path.Combine(folder.FullName, "master.key");
        Assert.Equal("MASTER_KEY_MISSING", Assert.Throws<StorageException>(() => MasterKeys.File(path, make: false)).Code);
        MasterKeys.File(path, make: true);
        var text = File.ReadAllText(path);
        MasterKeys.File(path, make: true);
        Assert.Equal(text, File.ReadAllText(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        File.WriteAllText(path, "no key");
        Assert.Equal("MASTER_KEY_WRONG", Assert.Throws<StorageException>(() => MasterKeys.File(path, make: true)).Code);
    }

    [Fact]
    public async Task A_key_file_is_renewed_step_by_step_and_each_step_may_be_done_again()
    {
        var path = Path.Combine(folder.FullName, "master.key");
        var old = MasterKeys.File(path, make: true);
        var key = (await (await KeyRing.Open(store, old, clock)).FindOrMake(district, [owner], default))[owner];

        Assert.Equal((2, true), (MasterKeys.Renew(path).Newest, MasterKeys.Renew(path).HasOlder));
        var both = File.ReadAllText(path);
        Assert.Equal(2, MasterKeys.Renew(path).Newest);
        Assert.Equal(both, File.ReadAllText(path));
        Assert.Equal(2, await (await KeyRing.Open(store, MasterKeys.File(path, make: false), clock)).Rotate());

        MasterKeys.KeepNewest(path);
        MasterKeys.KeepNewest(path);
        var renewed = MasterKeys.File(path, make: false);
        Assert.Equal((2, false), (renewed.Newest, renewed.HasOlder));
        Assert.Equal(key, (await (await KeyRing.Open(store, renewed, clock)).Find(district, [owner], default))[owner]);
        Assert.Equal("MASTER_KEY_MISSING", (await Assert.ThrowsAsync<StorageException>(() => KeyRing.Open(store, old, clock))).Code);
    }

    [Fact]
    public async Task A_line_without_a_number_is_the_first_key()
    {
        var path = Path.Combine(folder.FullName, "master.key");
        await File.WriteAllTextAsync(path, Convert.ToBase64String(first.Bytes.Span) + "\n");
        await Ring(first);
        await KeyRing.Open(store, MasterKeys.File(path, make: false), clock);
        await File.WriteAllTextAsync(path, "x:" + Convert.ToBase64String(first.Bytes.Span) + "\n");
        Assert.Equal("MASTER_KEY_WRONG", Assert.Throws<StorageException>(() => MasterKeys.File(path, make: false)).Code);
    }

    private Task<KeyRing> Ring(params MasterKey[] masters) => KeyRing.Open(store, new(masters), clock);
}
