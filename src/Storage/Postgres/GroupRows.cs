using Npgsql;
using static DistrictCoaching.Storage.Postgres.Commands;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>Events, operations, content and projections of a group: one statement for each table, joined to the heads that moved.</summary>
internal static class GroupRows
{
    public static void Add(NpgsqlBatch batch, GroupPlan plan)
    {
        if (plan.Events is { Count: > 0 } events)
        {
            AddEvents(batch, events);
        }

        if (plan.Operations is { Count: > 0 } operations)
        {
            batch.Then(
                "insert into operations(tenant, kind, stream, id, request, version, time) select h.tenant, h.kind, h.stream, u.id, u.request, u.version, u.time "
                + $"from {FromArrays("tenant uuid", "kind smallint", "stream uuid", "id uuid", "request bytea", "version bigint", "time bigint")} {ToHead}",
                Columns.Of(
                    [.. operations.Select(one => one.Stream)],
                    With(operations.Select(one => one.Operation.Id).ToArray()),
                    With(operations.Select(one => one.Operation.Request.Bytes).ToArray()),
                    With(operations.Select(one => one.Version).ToArray()),
                    With(operations.Select(one => one.Time).ToArray())));
        }

        AddContents(batch, plan);
        AddRows(batch, plan);
    }

    private static void AddEvents(NpgsqlBatch batch, List<(StreamKey Stream, Guid Actor, Stored Event, long Version, long Time, byte[] Hash)> events) =>
        batch.Then(
            "insert into events(tenant, kind, stream, version, type, time, actor, body, hash) select h.tenant, h.kind, h.stream, u.version, u.type, u.time, u.actor, u.body, u.hash "
            + $"from {FromArrays("tenant uuid", "kind smallint", "stream uuid", "version bigint", "type text", "time bigint", "actor uuid", "body bytea", "hash bytea")} {ToHead}",
            Columns.Of(
                [.. events.Select(one => one.Stream)],
                With(events.Select(one => one.Version).ToArray()),
                With(events.Select(one => one.Event.Type).ToArray()),
                With(events.Select(one => one.Time).ToArray()),
                With(events.Select(one => one.Actor).ToArray()),
                With(events.Select(one => one.Event.Body).ToArray()),
                With(events.Select(one => one.Hash).ToArray())));

    private static void AddContents(NpgsqlBatch batch, GroupPlan plan)
    {
        var last = new Dictionary<(StreamKey, Guid, Guid), ReadOnlyMemory<byte>>();
        foreach (var one in plan.Writing)
        {
            foreach (var content in one.Contents)
            {
                last[(one.Stream, content.Owner, content.Item.Value)] = content.Sealed;
            }
        }

        if (last.Count > 0)
        {
            batch.Then(
                "insert into contents(tenant, owner, item, sealed) select h.tenant, u.owner, u.item, u.sealed "
                + $"from {FromArrays("tenant uuid", "kind smallint", "stream uuid", "owner uuid", "item uuid", "sealed bytea")} {ToHead} "
                + "on conflict (tenant, owner, item) do update set sealed = excluded.sealed",
                Columns.Of(
                    [.. last.Keys.Select(key => key.Item1)],
                    With(last.Keys.Select(key => key.Item2).ToArray()),
                    With(last.Keys.Select(key => key.Item3).ToArray()),
                    With(last.Values.ToArray())));
        }
    }

    private static void AddRows(NpgsqlBatch batch, GroupPlan plan)
    {
        var last = new Dictionary<Table, Dictionary<RowKey, (StreamKey Stream, RowChange Row)>>(ReferenceEqualityComparer.Instance);
        foreach (var one in plan.Writing)
        {
            foreach (var row in one.Rows)
            {
                if (!last.TryGetValue(row.Table, out var rows))
                {
                    last.Add(row.Table, rows = []);
                }

                rows[new(one.Stream, row.Key)] = (one.Stream, row);
            }
        }

        // Deletes come first everywhere: what they free may be taken in the same group.
        foreach (var (table, rows) in last)
        {
            Write(batch, TableSql.Of(table).Delete, table.Key, [.. rows.Values.Where(one => one.Row.Values is null)]);
        }

        foreach (var (table, rows) in last)
        {
            Write(batch, TableSql.Of(table).Upsert, [.. table.Key, .. table.Values], [.. rows.Values.Where(one => one.Row.Values is not null)]);
        }
    }

    private static void Write(NpgsqlBatch batch, string sql, IReadOnlyList<Column> columns, List<(StreamKey Stream, RowChange Row)> rows)
    {
        if (rows.Count > 0)
        {
            batch.Then(sql, Columns.Of(
                [.. rows.Select(one => one.Stream)],
                [.. columns.Select((column, i) => Columns.Of(column.Type, rows, one => i < one.Row.Key.Count ? one.Row.Key[i] : one.Row.Values![i - one.Row.Key.Count]))]));
        }
    }
}
