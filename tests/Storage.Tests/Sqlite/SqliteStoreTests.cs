using DistrictCoaching.Storage.Sqlite;
using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests.Sqlite;

public sealed class SqliteStoreTests : IAsyncDisposable
{
    private readonly SqliteStores stores = new();

    private string Journal => Path.Combine(stores.Folder, "journal.db");

    public ValueTask DisposeAsync() => stores.DisposeAsync();

    [Fact]
    public async Task A_second_opener_of_the_folder_is_refused_until_the_first_is_gone()
    {
        await using (await stores.Open())
        {
            Assert.Equal("FOLDER_IN_USE", (await Assert.ThrowsAsync<StorageException>(stores.Open)).Code);
        }

        await using var again = await stores.Open();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused()
    {
        await File.WriteAllTextAsync(stores.Folder, "in the way");
        Assert.Equal("FOLDER_NOT_WRITABLE", (await Assert.ThrowsAsync<StorageException>(stores.Open)).Code);
        Assert.Equal("in the way", await File.ReadAllTextAsync(stores.Folder));
    }

    [Theory, InlineData("not a database"), InlineData("SQLite format 3\0 and then nothing of it, but long enough to have the header's one hundred bytes, which it needs")]
    public async Task A_damaged_file_is_refused_and_left_as_it_is(string content)
    {
        Directory.CreateDirectory(stores.Folder);
        await File.WriteAllTextAsync(Journal, content);
        Assert.Equal("FILE_DAMAGED", (await Assert.ThrowsAsync<StorageException>(stores.Open)).Code);
        Assert.Equal(content, await File.ReadAllTextAsync(Journal));
        Assert.Equal(["journal.db", "lock"], Directory.GetFiles(stores.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_file_cut_short_is_refused()
    {
        await (await stores.Open()).DisposeAsync();
        await using (var file = File.OpenWrite(Journal))
        {
            file.SetLength(file.Length / 2);
        }

        Assert.Equal("FILE_DAMAGED", (await Assert.ThrowsAsync<StorageException>(stores.Open)).Code);
    }

    [Fact]
    public async Task Another_applications_file_is_refused()
    {
        Directory.CreateDirectory(stores.Folder);
        await stores.Behind("pragma application_id=7");
        Assert.Equal("FILE_DAMAGED", (await Assert.ThrowsAsync<StorageException>(stores.Open)).Code);
    }

    [Fact]
    public async Task A_newer_releases_file_is_refused()
    {
        await (await stores.Open()).DisposeAsync();
        await stores.Behind("pragma user_version=99");
        Assert.Equal("NEWER_RELEASE", (await Assert.ThrowsAsync<StorageException>(stores.Open)).Code);
    }

    [Fact]
    public async Task Opened_again_nothing_is_made_anew()
    {
        await (await stores.Open()).DisposeAsync();
        var before = await stores.Behind("pragma schema_version");
        await (await stores.Open()).DisposeAsync();
        Assert.Equal(before, await stores.Behind("pragma schema_version"));
    }

    [Fact]
    public async Task A_table_of_another_shape_is_refused_and_an_index_more_is_made()
    {
        await (await stores.Open()).DisposeAsync();
        var other = Given.Lines with { Values = [new("size", ColumnType.Text)] };
        Assert.Equal("TABLES_CHANGED", Assert.Throws<StorageException>(() => SqliteStore.Open(stores.Folder, [other], stores.Time)).Code);
        await SqliteStore.Open(stores.Folder, [Given.Lines with { Indexes = [["size"], ["day"]] }], stores.Time).DisposeAsync();
        Assert.Equal(1, await stores.Behind("select count(*) from sqlite_schema where name = 'lines_day'"));
    }

    [Fact]
    public async Task An_event_that_this_release_cannot_read_is_refused_also_where_its_first_try_failed_or_a_district_brought_it()
    {
        var newer = new Stored("test.newer/1", "{}"u8.ToArray());
        await using (var store = Open())
        {
            var unfit = Given.Change(Given.Stream(), 0, newer) with { Rows = [Given.Line(Guid.NewGuid(), 1, "taken"), Given.Line(Guid.NewGuid(), 2, "taken")] };
            await Assert.ThrowsAnyAsync<Exception>(() => store.Append(unfit));
            Assert.Equal(Outcome.Appended, await store.Append(Given.Change(Given.Stream(), 0, Given.Event())));
        }

        await using (var store = Open("test.happened/1"))
        {
            Assert.Equal(Outcome.Appended, await store.Append(Given.Change(Given.Stream(), 0, newer)));
        }

        Assert.Equal("NEWER_RELEASE", Assert.Throws<StorageException>(() => Open("test.happened/1")).Code);
        await using (var store = Open("test.happened/1", "test.newer/1"))
        {
            await store.Write(Given.District(), [new MovedEvent(StreamKind.Teacher, Guid.NewGuid(), 1, "test.moved/1", 1, Guid.NewGuid(), [1], new byte[32])]);
        }

        Assert.Equal("NEWER_RELEASE", Assert.Throws<StorageException>(() => Open("test.happened/1", "test.newer/1")).Code);

        SqliteStore Open(params string[] reads) => SqliteStore.Open(stores.Folder, Given.Tables, stores.Time, reads.Length == 0 ? null : reads.ToHashSet());
    }

    [Theory, InlineData("update events set body = x'00'"), InlineData("delete from events")]
    public async Task Events_cannot_be_changed_by_SQL(string sql)
    {
        await using var store = await stores.Open();
        await store.Append(Given.Stream(), 0, Given.Event());
        Assert.Contains("append-only", (await Assert.ThrowsAnyAsync<Exception>(() => stores.Behind(sql))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_at_any_byte_of_a_write_every_append_is_there_whole_or_not_at_all()
    {
        await using var store = await stores.Open();
        var stream = Given.Stream();
        for (var version = 0; version < 20; version += 2)
        {
            var change = Given.Change(stream, version, Given.Event(), Given.Event()) with { Rows = [Given.Line(Guid.NewGuid(), version)] };
            Assert.Equal(Outcome.Appended, await store.Journal.Append(change));
        }

        var copy = stores.Folder + "-copy";
        var seen = new HashSet<int>();
        for (var part = 1; part <= 40; part++)
        {
            stores.Copy(copy);
            await using (var log = File.OpenWrite(Path.Combine(copy, "journal.db-wal")))
            {
                log.SetLength((log.Length * part / 40) - 1);
            }

            await using var after = SqliteStore.Open(copy, Given.Tables, stores.Time);
            var past = await after.Read(stream);
            Assert.Null(Chain.FirstBroken(stream, past));
            Assert.Equal(0, past.Count % 2);
            Assert.Equal(past.Count / 2, (await after.Query(stream.District, "select size from lines where tenant = $1", row => row.Number(0), [])).Count);
            seen.Add(past.Count);
        }

        Assert.True(seen.Count > 5, "The cuts must fall between the appends for this to show anything.");
    }

    [Fact]
    public async Task Erased_content_is_in_none_of_the_files()
    {
        await using var store = await stores.Open();
        var item = new SealedItem(Guid.NewGuid(), new(Guid.NewGuid()), "sealed words that go"u8.ToArray());
        var stream = Given.Stream();
        Assert.Equal(Outcome.Appended, await store.Journal.Append(Given.Change(stream, 0, Given.Event()) with { Contents = [item] }));
        Assert.True(OnDisk(item.Sealed.Span));
        await store.Contents.Delete(stream.District, item.Owner);
        Assert.False(OnDisk(item.Sealed.Span));
    }

    private bool OnDisk(ReadOnlySpan<byte> bytes)
    {
        foreach (var path in Directory.GetFiles(stores.Folder, "journal.db*"))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var content = new byte[file.Length];
            file.ReadExactly(content);
            if (content.AsSpan().IndexOf(bytes) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
