using DistrictCoaching.Storage.Postgres;
using DistrictCoaching.Storage.Tests.Contract;
using DistrictCoaching.Tests;
using Npgsql;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>A database of a release with which this one cannot work is not opened, and not migrated.</summary>
public sealed class LevelTests(PostgresFixture fixture) : IAsyncLifetime
{
    private readonly PostgresStores stores = new(fixture);

    public async ValueTask InitializeAsync() => await stores.Migrate();

    public async ValueTask DisposeAsync() => await stores.DisposeAsync();

    [Fact]
    public async Task One_that_was_not_migrated_to_this_release_is_refused_until_it_is()
    {
        await stores.Behind($"update levels set level = {DatabaseLevel.This - 1}");
        Assert.Equal("NOT_MIGRATED", (await Assert.ThrowsAsync<StorageException>(stores.OpenStore)).Code);
        await stores.Migrate();
        await (await stores.OpenStore()).DisposeAsync();
    }

    [Fact]
    public async Task One_of_a_newer_release_that_still_works_with_this_one_is_opened()
    {
        await stores.Behind($"update levels set level = {DatabaseLevel.This + 1}, oldest = {DatabaseLevel.This}");
        await (await stores.OpenStore()).DisposeAsync();
        Assert.True(await IsNewer());
    }

    [Fact]
    public async Task One_that_was_contracted_past_this_release_is_refused()
    {
        await stores.Behind($"update levels set level = {DatabaseLevel.This + 2}, oldest = {DatabaseLevel.This + 1}");
        Assert.Equal("NEWER_RELEASE", (await Assert.ThrowsAsync<StorageException>(stores.OpenStore)).Code);
        Assert.Equal("NEWER_RELEASE", (await Assert.ThrowsAsync<StorageException>(IsNewer)).Code);
    }

    [Fact]
    public async Task A_migrated_one_is_not_newer() => Assert.False(await IsNewer());

    [Fact]
    public async Task An_event_that_this_release_cannot_read_is_refused_also_where_a_district_brought_it()
    {
        Assert.Equal(Outcome.Appended, await Append("test.happened/1"));
        await (await Open("test.happened/1")).DisposeAsync();
        Assert.Equal("NEWER_RELEASE", (await Assert.ThrowsAsync<StorageException>(() => Open("test.happened/2"))).Code);
        var (district, stream) = (Given.District(), Guid.NewGuid());
        await using (var store = await stores.OpenStore())
        {
            await store.Write(district, [new MovedEvent(StreamKind.Teacher, stream, 1, "test.moved/1", 1, Guid.NewGuid(), [1], new byte[32])]);
        }

        Assert.Equal("NEWER_RELEASE", (await Assert.ThrowsAsync<StorageException>(() => Open("test.happened/1"))).Code);
        await (await Open("test.happened/1", "test.moved/1")).DisposeAsync();
    }

    /// <summary>levels.txt: a level, and a digest of all SQL that the migration runs for journal, lists, keys and membership.</summary>
    [Fact]
    public async Task A_change_of_the_tables_has_a_level_of_its_own()
    {
        var (path, now) = (Path.Combine(Repository.Root, "src", "Storage", "levels.txt"), $"{DatabaseLevel.This} {Made()}");
        var lines = File.Exists(path) ? [.. await File.ReadAllLinesAsync(path)] : new List<string>();
        if (!lines.Exists(line => line.StartsWith($"{DatabaseLevel.This} ", StringComparison.Ordinal)) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            await File.WriteAllLinesAsync(path, lines = [.. lines, now]);
        }

        Assert.True(lines[^1] == now, "The SQL of the tables changed: raise DatabaseLevel.This (and Oldest, where something was taken away), run this test, and commit levels.txt. Until the level is released, its line may be replaced.");
    }

    private static string Made()
    {
        var membership = File.ReadAllText(Path.Combine(Repository.Root, "src", "Silo", "Membership", "membership.sql"));
        var lists = Tables.All.OrderBy(table => table.Name, StringComparer.Ordinal)
            .SelectMany(table => (string[])[TableSql.Create(table), .. TableSql.Indexes(table), .. Rights.OfList(table.Name, "writer", "reader").Select(right => right.Sql)]);
        string[] all =
        [
            PostgresMigrations.Script("journal.sql"), .. Rights.OfJournal("writer", "reader").Select(right => right.Sql), .. lists,
            PostgresMigrations.Script("keys.sql"), .. Rights.OfKeys("keeper").Select(right => right.Sql), membership,
        ];
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', all))));
    }

    private async Task<bool> IsNewer()
    {
        await using var owner = new NpgsqlConnection(stores.Owner);
        await owner.OpenAsync();
        return await PostgresMigrations.IsNewer(owner);
    }

    private Task<PostgresStore> Open(params string[] reads) => PostgresStore.Open(stores.Writer, stores.Reader, Given.Tables, stores.Time, reads.ToHashSet(), compares: false);

    private async Task<Outcome> Append(string type)
    {
        await using var store = await stores.OpenStore();
        return await store.Append(Given.Change(Given.Stream(), 0, new Stored(type, "{}"u8.ToArray())));
    }
}
