using System.Security.Cryptography;
using System.Text;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Sqlite;
using DistrictCoaching.Storage.Tests.Contract;
using DistrictCoaching.Storage.Tests.Sqlite;

namespace DistrictCoaching.Storage.Tests.Keys;

public sealed class ContentVaultTests : IAsyncLifetime
{
    private readonly SqliteStores stores = new();
    private readonly DistrictId district = Given.District();
    private readonly Guid owner = Guid.NewGuid();
    private readonly ContentId item = new(Guid.NewGuid());
    private Opened store = null!;
    private SqliteKeyStore keys = null!;
    private ContentVault vault = null!;

    public async ValueTask InitializeAsync()
    {
        store = await stores.Open();
        keys = new(Path.Combine(stores.Folder, "keys", "keys.db"));
        vault = new(store.Contents, await KeyRing.Open(keys, new([new(1, RandomNumberGenerator.GetBytes(32))]), stores.Clock));
    }

    public async ValueTask DisposeAsync()
    {
        keys.Dispose();
        await store.DisposeAsync();
        await stores.DisposeAsync();
    }

    [Fact]
    public async Task What_was_sealed_is_opened_and_nothing_of_it_lies_in_the_clear()
    {
        var written = await Write("a name");
        Assert.Equal("a name", await Open());
        Assert.Equal(-1, written.Item.Sealed.Span.IndexOf("a name"u8));
    }

    [Fact]
    public async Task The_commitment_is_of_32_random_bytes_and_the_content_and_tells_equal_contents_apart()
    {
        var (one, two) = (await Seal("same"), await Seal("same"));
        Assert.NotEqual(one.Reference.Commitment, two.Reference.Commitment);
        Assert.NotEqual(new Digest(SHA256.HashData("same"u8)), one.Reference.Commitment);
        Assert.Equal(item, one.Reference.Item);
        Assert.Equal(12 + 32 + 4 + 16, one.Item.Sealed.Length);
    }

    [Fact]
    public async Task Sealed_bytes_moved_to_another_item_owner_or_district_do_not_open()
    {
        var written = await Write("a name");
        var (other, place) = (Guid.NewGuid(), new ContentId(Guid.NewGuid()));
        await vault.Seal(district, [new(other, item, "x"u8.ToArray())]);
        var elsewhere = Given.District();
        await vault.Seal(elsewhere, [new(owner, item, "x"u8.ToArray())]);
        await Put(district, written.Item with { Item = place });
        await Put(district, written.Item with { Owner = other });
        await Put(elsewhere, written.Item);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => vault.Open(district, [(owner, place)]));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => vault.Open(district, [(other, item)]));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => vault.Open(elsewhere, [(owner, item)]));
    }

    [Fact]
    public async Task Another_persons_reading_is_logged_and_a_moved_guard_gives_nothing()
    {
        await Write("a note");
        var (reader, guarded) = (new PersonId(Guid.NewGuid()), Given.Stream(district));
        var read = await vault.OpenFor(district, reader, owner, item, [new(guarded, 0)]);
        Assert.Equal((Outcome.Appended, "a note"), (read.Outcome, Encoding.UTF8.GetString(read.Content!.Value.Span)));
        var entry = Assert.Single(await store.Journal.Read(new(district, StreamKind.Access, owner)));
        Assert.Equal((reader.Value, AccessEntry.Type, $$"""{"item":"{{item.Value}}"}"""), (entry.Actor, entry.Type, Encoding.UTF8.GetString(entry.Body.Span)));
        Assert.Equal(new(Outcome.Moved, null), await vault.OpenFor(district, reader, owner, item, [new(guarded, 1)]));
    }

    [Fact]
    public async Task What_is_not_there_or_anothers_is_null_to_a_reader_and_left_out_of_a_list()
    {
        await Write("a note");
        Assert.Equal(new(Outcome.Appended, null), await vault.OpenFor(district, new(Guid.NewGuid()), Guid.NewGuid(), item, []));
        Assert.Empty(await vault.Open(district, [(owner, new(Guid.NewGuid()))]));
        Assert.Empty(await vault.Open(Given.District(), [(owner, item)]));
    }

    [Fact]
    public async Task Erased_content_never_opens_again_and_nothing_more_is_sealed_for_its_owner()
    {
        var written = await Write("a name");
        await vault.Erase(district, owner);
        Assert.Empty(await vault.Open(district, [(owner, item)]));
        await Assert.ThrowsAsync<ErasedException>(() => Seal("again"));
        await Put(district, written.Item);
        Assert.Empty(await vault.Open(district, [(owner, item)]));
        Assert.Null((await vault.OpenFor(district, new(Guid.NewGuid()), owner, item, [])).Content);
    }

    [Fact]
    public async Task A_blinded_value_is_the_same_for_its_district_and_purpose_alone()
    {
        var (one, again) = (await vault.Blind(district, "login", ["ana", "ben"]), await vault.Blind(district, "login", ["ana"]));
        Assert.Equal(one[0], again[0]);
        Assert.NotEqual(one[0], one[1]);
        Assert.NotEqual(one[0], (await vault.Blind(district, "roster", ["ana"]))[0]);
        Assert.NotEqual(one[0], (await vault.Blind(Given.District(), "login", ["ana"]))[0]);
        Assert.Equal(32, one[0].Bytes.Length);
    }

    private async Task<(ContentRef Reference, SealedItem Item)> Seal(string text) =>
        Assert.Single(await vault.Seal(district, [new(owner, item, Encoding.UTF8.GetBytes(text))]));

    private async Task<(ContentRef Reference, SealedItem Item)> Write(string text)
    {
        var made = await Seal(text);
        await Put(district, made.Item);
        return made;
    }

    private async Task Put(DistrictId where, SealedItem what) =>
        Assert.Equal(Outcome.Appended, await store.Journal.Append(Given.Change(Given.Stream(where), 0, Given.Event()) with { Contents = [what] }));

    private async Task<string> Open() => Encoding.UTF8.GetString((await vault.Open(district, [(owner, item)]))[item].Span);
}
