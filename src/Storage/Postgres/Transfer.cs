using System.Data;
using DistrictCoaching.Domain;
using Npgsql;
using static DistrictCoaching.Storage.Postgres.Commands;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>A district's part of the database, out and in.</summary>
internal static class Transfer
{
    public static async Task Read(NpgsqlDataSource writers, DistrictId district, IReadOnlyList<Table> tables, Action<MovedPart> take, CancellationToken cancel)
    {
        await using var connection = await writers.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await See(connection, district, cancel);
        foreach (var (sql, map) in MovedSql.All(tables))
        {
            await using var command = new NpgsqlCommand(sql, connection);
            command.Parameters.Add(With(district.Value));
            await using var reader = await command.ExecuteReaderAsync(cancel);
            for (var row = new PostgresRow(reader); await reader.ReadAsync(cancel);)
            {
                take(map(row));
            }
        }
    }

    public static async Task Write(NpgsqlDataSource writers, DistrictId district, IReadOnlyList<Table> tables, IReadOnlyList<MovedPart> parts, CancellationToken cancel)
    {
        await using var connection = await writers.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await See(connection, district, cancel);
        await using var batch = new NpgsqlBatch(connection);
        Add<MovedEvent>(parts, events => AddEvents(batch, district, events));
        Add<MovedOperation>(parts, operations => batch.Then(
            "insert into operations(tenant, kind, stream, id, request, version, time) select u.* from unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::uuid[], $5::bytea[], $6::bigint[], $7::bigint[]) u on conflict do nothing",
            Columns.Of(
                [.. operations.Select(one => new StreamKey(district, one.Kind, one.Stream))],
                With(operations.Select(one => one.Id).ToArray()), With(operations.Select(one => one.Request).ToArray()),
                With(operations.Select(one => one.Version).ToArray()), With(operations.Select(one => one.Time).ToArray()))));
        Add<MovedText>(parts, texts => batch.Then(
            "insert into contents(tenant, owner, item, sealed) select $1, u.* from unnest($2::uuid[], $3::uuid[], $4::bytea[]) u",
            With(district.Value), With(texts.Select(one => one.Owner).ToArray()), With(texts.Select(one => one.Item).ToArray()), With(texts.Select(one => one.Sealed).ToArray())));
        foreach (var rows in parts.OfType<MovedRow>().GroupBy(row => row.Table))
        {
            AddRows(batch, district, tables.First(table => table.Name == rows.Key), [.. rows]);
        }

        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static void AddEvents(NpgsqlBatch batch, DistrictId district, List<MovedEvent> events)
    {
        batch.Then(
            "insert into events(tenant, kind, stream, version, type, time, actor, body, hash) "
            + "select u.* from unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::bigint[], $5::text[], $6::bigint[], $7::uuid[], $8::bytea[], $9::bytea[]) u",
            Columns.Of(
                [.. events.Select(one => new StreamKey(district, one.Kind, one.Stream))],
                With(events.Select(one => one.Version).ToArray()), With(events.Select(one => one.Type).ToArray()), With(events.Select(one => one.Time).ToArray()),
                With(events.Select(one => one.Actor).ToArray()), With(events.Select(one => one.Body).ToArray()), With(events.Select(one => one.Hash).ToArray())));
        List<MovedEvent> heads = [.. MovedSql.Heads(events)];
        batch.Then(
            "insert into heads(tenant, kind, stream, version, hash, time) select u.* from unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::bigint[], $5::bytea[], $6::bigint[]) u "
            + "on conflict (tenant, kind, stream) do update set version = excluded.version, hash = excluded.hash, time = excluded.time",
            Columns.Of(
                [.. heads.Select(one => new StreamKey(district, one.Kind, one.Stream))],
                With(heads.Select(one => one.Version).ToArray()), With(heads.Select(one => one.Hash).ToArray()), With(heads.Select(one => one.Time).ToArray())));
    }

    private static void AddRows(NpgsqlBatch batch, DistrictId district, Table table, List<MovedRow> rows)
    {
        var columns = RowText.Columns(table);
        var names = string.Concat(columns.Select(column => $", \"{column.Name}\""));
        var arrays = string.Concat(columns.Select((column, i) => $", ${i + 3}::{TableSql.Type(column.Type)}[]"));
        batch.Then(
            $"insert into \"{table.Name}\"(tenant, stream{names}) select $1, u.* from unnest($2::uuid[]{arrays}) u",
            [With(district.Value), With(rows.Select(row => row.Stream).ToArray()), .. columns.Select((column, i) => Columns.Of(column.Type, rows, row => RowText.Read(column.Type, row.Values[i])))]);
    }

    private static void Add<T>(IReadOnlyList<MovedPart> parts, Action<List<T>> add)
        where T : MovedPart
    {
        if (parts.OfType<T>().ToList() is { Count: > 0 } some)
        {
            add(some);
        }
    }

    private static async Task See(NpgsqlConnection connection, DistrictId district, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection).ThenSee([district]);
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
