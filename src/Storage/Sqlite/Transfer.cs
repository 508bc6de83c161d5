using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Sqlite;

/// <summary>A district's part of the file, out and in.</summary>
internal static class Transfer
{
    public static bool Read(Session session, DistrictId district, IReadOnlyList<Table> tables, Action<MovedPart> take, CancellationToken cancel)
    {
        session.Statement("begin").Run();
        try
        {
            foreach (var (sql, map) in MovedSql.All(tables))
            {
                var statement = session.Statement(sql);
                try
                {
                    for (statement.Bind(statement.Position(1), district.Value); statement.Step(); cancel.ThrowIfCancellationRequested())
                    {
                        take(map(statement));
                    }
                }
                finally
                {
                    statement.Reset();
                }
            }

            return true;
        }
        finally
        {
            session.Statement("rollback").Run();
        }
    }

    public static void Write(Session session, DistrictId district, IReadOnlyList<Table> tables, IReadOnlyList<MovedPart> parts)
    {
        session.Statement("begin immediate").Run();
        try
        {
            foreach (var part in parts)
            {
                Write(session, district, tables, part);
            }

            foreach (var head in MovedSql.Heads(parts.OfType<MovedEvent>()))
            {
                session.Statement(
                    """
                    insert into heads(tenant, kind, stream, version, hash, time) values (?1, ?2, ?3, ?4, ?5, ?6)
                    on conflict(tenant, kind, stream) do update set version = excluded.version, hash = excluded.hash, time = excluded.time
                    """)
                    .Bind(1, new StreamKey(district, head.Kind, head.Stream)).Bind(4, head.Version).Bind(5, head.Hash.AsSpan()).Bind(6, head.Time).Run();
            }

            session.Statement("commit").Run();
        }
        finally
        {
            if (session.InTransaction)
            {
                session.Statement("rollback").Run();
            }
        }
    }

    private static void Write(Session session, DistrictId district, IReadOnlyList<Table> tables, MovedPart part)
    {
        switch (part)
        {
            case MovedEvent one:
                session.Statement(Schema.Says).Bind(1, one.Type).Run();
                session.Statement("insert into events(tenant, kind, stream, version, type, time, actor, body, hash) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
                    .Bind(1, new StreamKey(district, one.Kind, one.Stream)).Bind(4, one.Version).Bind(5, one.Type).Bind(6, one.Time).Bind(7, one.Actor).Bind(8, one.Body.AsSpan()).Bind(9, one.Hash.AsSpan()).Run();
                break;
            case MovedOperation one:
                session.Statement("insert or ignore into operations(tenant, kind, stream, id, request, version, time) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                    .Bind(1, new StreamKey(district, one.Kind, one.Stream)).Bind(4, one.Id).Bind(5, one.Request.AsSpan()).Bind(6, one.Version).Bind(7, one.Time).Run();
                break;
            case MovedText one:
                session.Statement("insert into contents(tenant, owner, item, sealed) values (?1, ?2, ?3, ?4)").Bind(1, district.Value).Bind(2, one.Owner).Bind(3, one.Item).Bind(4, one.Sealed.AsSpan()).Run();
                break;
            case MovedRow one:
                WriteRow(session, district, tables.First(table => table.Name == one.Table), one);
                break;
            default:
                throw new ArgumentException($"{part.GetType().Name} is not the journal's.", nameof(part));
        }
    }

    private static void WriteRow(Session session, DistrictId district, Table table, MovedRow row)
    {
        var statement = session.Statement(RowSql.Of(table).Upsert).Bind(1, district.Value).Bind(2, row.Stream);
        foreach (var (column, i) in RowText.Columns(table).Select((column, i) => (column, i)))
        {
            statement.Bind(i + 3, RowText.Read(column.Type, row.Values[i]));
        }

        statement.Run();
    }
}
