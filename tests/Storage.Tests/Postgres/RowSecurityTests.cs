using DistrictCoaching.Storage.Postgres;
using DistrictCoaching.Storage.Tests.Contract;
using Npgsql;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>The last lock: what the database itself does with a caller that is wrong on purpose.</summary>
public sealed class RowSecurityTests(PostgresFixture fixture) : IAsyncLifetime
{
    private readonly PostgresStores stores = new(fixture);
    private readonly StreamKey mine = Given.Stream();
    private readonly StreamKey theirs = Given.Stream();
    private Opened store = null!;

    public static TheoryData<string> Ours => new("heads", "events", "operations", "contents", "snapshots", "lines", "marks", "directory_changes");

    public async ValueTask InitializeAsync()
    {
        store = await stores.Open();
        foreach (var stream in new[] { mine, theirs })
        {
            var change = Given.Change(stream, 0, Given.Event()) with
            {
                Rows = [Given.Line(Guid.NewGuid(), 1), new(Given.Marks, [new DateOnly(2026, 9, 1), "a"], []), new(ChangeRows.Changes, [1L], ["School", "Listed", Guid.NewGuid()])],
                Contents = [new(Guid.NewGuid(), new(Guid.NewGuid()), new byte[] { 1 })],
            };
            Assert.Equal(Outcome.Appended, await store.Journal.Append(change));
            await store.Snapshots.Keep(new(stream, 1, new byte[32], "build", new byte[1], new byte[32]));
        }
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    [Theory, MemberData(nameof(Ours))]
    public async Task Without_a_district_nothing_is_seen(string table)
    {
        Assert.Equal(0, await Count(stores.Writer, null, table));
        if (table is "lines" or "marks" or "directory_changes")
        {
            Assert.Equal(0, await Count(stores.Reader, null, table));
        }
    }

    [Theory, MemberData(nameof(Ours))]
    public async Task With_a_district_its_own_rows_are_seen_and_no_others(string table)
    {
        Assert.Equal(1, await Count(stores.Writer, ("app.tenants", $"{{{mine.District.Value}}}"), table));
        Assert.Equal(2, await Count(stores.Writer, ("app.tenants", $"{{{mine.District.Value},{theirs.District.Value}}}"), table));
        Assert.Equal(0, await Count(stores.Writer, ("app.tenant", $"{mine.District.Value}"), table));
        if (table is "lines" or "marks" or "directory_changes")
        {
            Assert.Equal(1, await Count(stores.Reader, ("app.tenant", $"{mine.District.Value}"), table));
            Assert.Equal(0, await Count(stores.Reader, ("app.tenants", $"{{{mine.District.Value}}}"), table));
        }
    }

    [Theory, MemberData(nameof(Ours))]
    public async Task Every_table_forces_row_security(string table) =>
        Assert.Equal(1, await stores.Behind($"select count(*) from pg_class where relname = '{table}' and relrowsecurity and relforcerowsecurity"));

    [Theory, InlineData("heads"), InlineData("events"), InlineData("operations"), InlineData("contents"), InlineData("snapshots")]
    public async Task The_directorys_reader_has_no_right_on_the_journal(string table) =>
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => Count(stores.Reader, null, table))).SqlState);

    [Fact]
    public async Task A_query_that_forgets_its_district_gives_only_what_the_store_asked_for()
    {
        var rows = await store.Database.Query(mine.District, "select tenant from lines where tenant = $1 or true", row => row.Id(0), []);
        Assert.Equal([mine.District.Value], rows);
    }

    [Fact]
    public async Task A_pooled_connection_keeps_nothing_of_the_district_before()
    {
        await using var source = NpgsqlDataSource.Create(stores.Reader + ";Maximum Pool Size=1");
        await using (var first = source.CreateBatch())
        {
            first.Then("select set_config('app.tenant', $1, true)", Commands.With(mine.District.Value.ToString())).Then("select 1");
            await first.ExecuteNonQueryAsync();
        }

        await using var command = source.CreateCommand("select count(*) from lines");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task The_writer_cannot_write_for_a_district_that_its_group_does_not_name()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => As(
            stores.Writer, ("app.tenants", $"{{{mine.District.Value}}}"), $"insert into lines(tenant, stream, line, size) values ('{theirs.District.Value}', '{theirs.Id}', '{theirs.Id}', 1) returning size"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Equal(0, await As(
            stores.Writer, ("app.tenants", $"{{{mine.District.Value}}}"), $"with gone as (delete from lines where tenant = '{theirs.District.Value}' returning 1) select count(*) from gone"));
    }

    [Theory, InlineData("update events set type = ''"), InlineData("delete from events"), InlineData("truncate events")]
    public async Task Events_are_append_only_by_right_and_by_trigger(string sql)
    {
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => As(stores.Writer, null, sql))).SqlState);
        Assert.Contains("append-only", (await Assert.ThrowsAsync<PostgresException>(() => stores.Behind(sql))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_may_pass_row_security_is_refused()
    {
        var open = () => PostgresStore.Open(stores.Owner, stores.Reader, Given.Tables, stores.Time);
        Assert.Equal("ROLE_UNFIT", (await Assert.ThrowsAsync<StorageException>(open)).Code);
        await stores.Behind($"alter role {stores.Name}_reader bypassrls");
        Assert.Equal("ROLE_UNFIT", (await Assert.ThrowsAsync<StorageException>(stores.OpenStore)).Code);
    }

    private static Task<long> Count(string connection, (string Name, string Value)? setting, string table) => As(connection, setting, $"select count(*) from {table}");

    private static async Task<long> As(string connection, (string Name, string Value)? setting, string sql)
    {
        await using var db = new NpgsqlConnection(connection);
        await db.OpenAsync();
        if (setting is var (name, value))
        {
            await db.Run($"select set_config('{name}', '{value}', false)");
        }

        await using var command = new NpgsqlCommand(sql, db);
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }
}
