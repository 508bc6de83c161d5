using DistrictCoaching.Domain;
using Npgsql;
using static DistrictCoaching.Storage.Postgres.Commands;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Lists, and what is asked and done for a district as a whole.</summary>
public sealed partial class PostgresStore : IDatabase, IHeads, IDistrictStore, IDistrictTransfer
{
    public Task<IReadOnlyList<T>> Query<T>(DistrictId district, string sql, Func<IRow, T> map, IReadOnlyList<object?> more, CancellationToken cancel = default) =>
        Queries.Rows(reading, district, sql, map, more, cancel);

    public string Any(string column, int parameter) => $"{column} = any(${parameter})";

    public string Each(int parameter) => $"unnest(${parameter}::uuid[]) u(id)";

    // "offset 0" keeps a subquery one by itself
    public string Join(string table, string alias, string where, bool outer = false) =>
        $"{(outer ? "left" : "cross")} join lateral (select * from {table} {alias} where {alias}.tenant = $1 and {where} offset 0) {alias}{(outer ? " on true" : "")}";

    public string Exists(string table, string alias, string where) => $"exists (select 1 from {table} {alias} where {alias}.tenant = $1 and {where} offset 0)";

    public Task<IReadOnlyList<DistrictId>> Districts(CancellationToken cancel = default) => Queries.Districts(writing, cancel);

    public Task<IReadOnlyList<StreamHead>> Heads(DistrictId district, CancellationToken cancel = default) => Queries.Heads(writing, district, cancel);

    public Task<DateTimeOffset?> Newest(DistrictId district, CancellationToken cancel = default) => Queries.Newest(writing, district, cancel);

    public Task<IReadOnlyList<StreamKey>> Streams(DistrictId district, CancellationToken cancel = default) => Queries.Streams(writing, district, cancel);

    public Task<(StreamHead? Head, IReadOnlyList<Past> Events)> Whole(StreamKey stream, CancellationToken cancel = default) => Queries.Whole(writing, stream, cancel);

    public Task<long> Texts(DistrictId district, CancellationToken cancel = default) => Queries.Texts(writing, district, cancel);

    public async Task Remove(DistrictId district, CancellationToken cancel = default)
    {
        foreach (var table in (string[])["contents", "snapshots", .. tables.All.Select(table => table.Name)])
        {
            await using var connection = await writing.OpenConnectionAsync(cancel);
            await using var batch = new NpgsqlBatch(connection).ThenSee([district]).Then($"delete from \"{table}\" where tenant = $1", With(district.Value));
            await batch.ExecuteNonQueryAsync(cancel);
        }
    }

    public Task Read(DistrictId district, Action<MovedPart> take, CancellationToken cancel = default) => Transfer.Read(writing, district, tables.All, take, cancel);

    public async Task Write(DistrictId district, IReadOnlyList<MovedPart> parts, CancellationToken cancel = default)
    {
        await using (var connection = await writing.OpenConnectionAsync(cancel))
        {
            await types.Say(connection, parts.OfType<MovedEvent>().Select(one => one.Type));
        }

        await Transfer.Write(writing, district, tables.All, parts, cancel);
    }
}
