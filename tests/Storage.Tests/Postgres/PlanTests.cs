using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>What a group costs does not grow with what its district has written before, also where the planner has not yet looked at the tables.</summary>
public sealed class PlanTests(PostgresFixture fixture) : IAsyncLifetime
{
    private const int Before = 5_000;
    private const string Touched = "select sum(idx_tup_fetch + idx_tup_read + seq_tup_read)::bigint from (select s.relid, coalesce(idx_tup_fetch, 0) idx_tup_fetch, coalesce(seq_tup_read, 0) seq_tup_read, "
        + "coalesce((select sum(i.idx_tup_read) from pg_stat_user_indexes i where i.relid = s.relid), 0) idx_tup_read from pg_stat_user_tables s where s.relname in ('operations', 'heads', 'lines')) t";

    private readonly PostgresStores stores = new(fixture);
    private readonly StreamKey stream = Given.Stream();

    public async ValueTask InitializeAsync()
    {
        await stores.Migrate();
        await stores.Behind($"insert into heads select '{stream.District.Value}', 1, gen_random_uuid(), 1, '\\x00', 0 from generate_series(1, {Before})");
        await stores.Behind($"insert into operations select '{stream.District.Value}', 1, gen_random_uuid(), gen_random_uuid(), '\\x00', 1, {long.MaxValue} from generate_series(1, {Before})");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_group_goes_by_key_alone()
    {
        var line = Guid.NewGuid();
        var before = await stores.Behind(Touched);
        await using (var store = await stores.OpenStore())
        {
            for (var version = 0; version < 10; version++)
            {
                var row = version % 2 == 0 ? Given.Line(line, version) : Given.NoLine(line);
                Assert.Equal(Outcome.Appended, await store.Append(Given.Change(stream, version, Given.Event()) with { Rows = [row] }));
                Assert.Equal(Outcome.Appended, await store.Append(Given.Change(stream, version + 1)));
            }
        }

        // the closed connections have told what they touched; at the start a store looks once for operations to forget
        Assert.InRange(await stores.Behind(Touched) - before, 1, 2 * Before);
    }
}
