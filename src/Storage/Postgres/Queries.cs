using DistrictCoaching.Domain;
using Npgsql;
using static DistrictCoaching.Storage.Postgres.Commands;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>What is read, each in one round trip that sees one district.</summary>
internal static class Queries
{
    private const string Events = "select version, type, time, actor, body, hash from events where tenant = $1 and kind = $2 and stream = $3 and version > $4 order by version";

    public static async Task<IReadOnlyList<Past>> Read(NpgsqlDataSource writers, StreamKey stream, long after, CancellationToken cancel)
    {
        NpgsqlBatch Question() => new NpgsqlBatch().ThenSee([stream.District]).Then(Events, Of(stream, after));
        return await All(writers, Question, Past, cancel);
    }

    public static async Task<(Snapshot? Snapshot, IReadOnlyList<Past> Past)> Resume(NpgsqlDataSource writers, StreamKey stream, CancellationToken cancel)
    {
        NpgsqlBatch Question() => new NpgsqlBatch().ThenSee([stream.District])
            .Then("select version, hash, format, body, seal from snapshots where tenant = $1 and kind = $2 and stream = $3", Of(stream))
            .Then(
                "select version, type, time, actor, body, hash from events where tenant = $1 and kind = $2 and stream = $3 "
                + "and version >= coalesce((select version from snapshots where tenant = $1 and kind = $2 and stream = $3), 1) order by version",
                Of(stream));
        await using var reader = await writers.Ask(Question, cancel);
        await reader.NextResultAsync(cancel);
        var found = await Rows(reader, row => new Snapshot(stream, row.Number(0), row.Bytes(1), row.Text(2), row.Bytes(3), row.Bytes(4)), cancel);
        await reader.NextResultAsync(cancel);
        return (found.FirstOrDefault(), await Rows(reader, Past, cancel));
    }

    /// <summary>
    /// Through the locked head: waits for whoever may still be writing it, and sees the truth. Nothing of the lock is kept.
    /// </summary>
    public static async Task<IReadOnlyList<Past>> ReadLocked(NpgsqlDataSource writers, StreamKey stream, long after, CancellationToken cancel)
    {
        NpgsqlBatch Question() => new NpgsqlBatch().Then("begin").ThenSee([stream.District])
            .Then(
                "insert into heads(tenant, kind, stream, version, hash, time) select u.tenant, u.kind, u.stream, 0, $4, 0 from unnest($1::uuid[], $2::smallint[], $3::uuid[]) u(tenant, kind, stream) "
                + "on conflict (tenant, kind, stream) do update set version = heads.version",
                Columns.Of([stream], With(Chain.Start.ToArray())))
            .Then(Events, Of(stream, after)).Then("rollback");
        return await All(writers, Question, Past, cancel);
    }

    public static async Task<IReadOnlyList<T>> Rows<T>(
        NpgsqlDataSource readers, DistrictId district, string sql, Func<IRow, T> map, IReadOnlyList<object?> more, CancellationToken cancel)
    {
        if (!sql.Contains("tenant = $1", StringComparison.Ordinal))
        {
            throw new ArgumentException("A query is led by tenant = $1.", nameof(sql));
        }

        NpgsqlBatch Question() => new NpgsqlBatch()
            .Then("select set_config('app.tenant', $1, true)", With(district.Value.ToString()))
            .Then(sql, [With(district.Value), .. more.Select(Parameter)]);
        return await All(readers, Question, map, cancel);
    }

    public static async Task<IReadOnlyList<SealedItem>> Contents(
        NpgsqlDataSource writers, DistrictId district, IReadOnlyList<(Guid Owner, ContentId Item)> items, CancellationToken cancel)
    {
        NpgsqlBatch Question() => new NpgsqlBatch().ThenSee([district]).Then(
            "select c.* from unnest($2::uuid[], $3::uuid[]) u(owner, item) "
            + "cross join lateral (select c.owner, c.item, c.sealed from contents c where c.tenant = $1 and c.owner = u.owner and c.item = u.item offset 0) c",
            With(district.Value), With(items.Select(item => item.Owner).ToArray()), With(items.Select(item => item.Item.Value).ToArray()));
        return await All(writers, Question, row => new SealedItem(row.Id(0), new(row.Id(1)), row.Bytes(2)), cancel);
    }

    public static async Task<long> Texts(NpgsqlDataSource writers, DistrictId district, CancellationToken cancel)
    {
        NpgsqlBatch Question() => new NpgsqlBatch().ThenSee([district]).Then("select count(*) from contents where tenant = $1", With(district.Value));
        return (await All(writers, Question, row => row.Number(0), cancel))[0];
    }

    public static async Task<long?> VersionAfter(NpgsqlDataSource writers, StreamKey stream, Guid operation, CancellationToken cancel)
    {
        NpgsqlBatch Question() => new NpgsqlBatch().ThenSee([stream.District]).Then(
            "select version from operations where tenant = $1 and kind = $2 and stream = $3 and id = $4",
            With(stream.District.Value), With((short)stream.Kind), With(stream.Id), With(operation));
        return await All(writers, Question, row => row.Number(0), cancel) is [var version] ? version : null;
    }

    public static async Task<IReadOnlyList<DistrictId>> Districts(NpgsqlDataSource writers, CancellationToken cancel)
    {
        NpgsqlBatch Question() => new NpgsqlBatch().ThenSee([]).Then("select * from journal_tenants()");
        return await All(writers, Question, row => new DistrictId(row.Id(0)), cancel);
    }

    public static Task<IReadOnlyList<StreamHead>> Heads(NpgsqlDataSource writers, DistrictId district, CancellationToken cancel) =>
        Lines(writers, district, HeadSql.Heads, row => HeadSql.Head(district, row), [With(district.Value)], cancel);

    public static async Task<DateTimeOffset?> Newest(NpgsqlDataSource writers, DistrictId district, CancellationToken cancel) =>
        (await Lines(writers, district, HeadSql.Newest, HeadSql.Time, [With(district.Value)], cancel))[0];

    public static Task<IReadOnlyList<StreamKey>> Streams(NpgsqlDataSource writers, DistrictId district, CancellationToken cancel) =>
        Lines(writers, district, HeadSql.Streams, row => HeadSql.Stream(district, row), [With(district.Value)], cancel);

    public static async Task<(StreamHead? Head, IReadOnlyList<Past> Events)> Whole(NpgsqlDataSource writers, StreamKey stream, CancellationToken cancel) =>
        HeadSql.Join(await Lines(writers, stream.District, HeadSql.Whole, row => HeadSql.Line(stream, row), Of(stream), cancel));

    private static async Task<IReadOnlyList<T>> Lines<T>(
        NpgsqlDataSource writers, DistrictId district, string sql, Func<IRow, T> map, NpgsqlParameter[] parameters, CancellationToken cancel)
    {
        NpgsqlBatch Question() => new NpgsqlBatch().ThenSee([district]).Then(sql, parameters);
        return await All(writers, Question, map, cancel);
    }

    private static Past Past(IRow row) => new(row.Number(0), row.Text(1), Micros.Time(row.Number(2)), row.Id(3), row.Bytes(4), row.Bytes(5));

    private static NpgsqlParameter[] Of(StreamKey stream) => [With(stream.District.Value), With((short)stream.Kind), With(stream.Id)];

    private static NpgsqlParameter[] Of(StreamKey stream, long after) => [.. Of(stream), With(after)];

    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        null => new() { Value = DBNull.Value },
        DateTimeOffset time => With(time.ToUniversalTime()),
        IReadOnlyList<Guid> ids => With(ids.ToArray()),
        _ => new() { Value = value },
    };

    /// <summary>The rows of the second answer; the first says which district is seen.</summary>
    private static async Task<IReadOnlyList<T>> All<T>(NpgsqlDataSource source, Func<NpgsqlBatch> question, Func<IRow, T> map, CancellationToken cancel)
    {
        await using var reader = await source.Ask(question, cancel);
        await reader.NextResultAsync(cancel);
        var rows = await Rows(reader, map, cancel);
        while (await reader.NextResultAsync(cancel))
        {
        }

        return rows;
    }

    private static async Task<List<T>> Rows<T>(NpgsqlDataReader reader, Func<IRow, T> map, CancellationToken cancel)
    {
        var (rows, row) = (new List<T>(), new PostgresRow(reader));
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(map(row));
        }

        return rows;
    }
}
