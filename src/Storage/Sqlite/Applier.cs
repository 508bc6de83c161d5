using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Sqlite;

/// <summary>Decides and writes one append inside the transaction that is open on a session.</summary>
internal sealed class Applier(Session session)
{
    private readonly record struct Head(long Version, byte[] Hash, long Time);

    private readonly HashSet<string> said = [];

    /// <summary>Also a head read: with no events nothing is written.</summary>
    public Outcome Apply(Pending one, long now)
    {
        one.Head = 0;
        if (one.Operation is { } operation && Recorded(one.Stream, operation.Id) is { } request)
        {
            return request.AsSpan().SequenceEqual(operation.Request.Bytes.Span) ? Outcome.Repeated : Outcome.Reused;
        }

        var head = Find(one.Stream);
        if ((one.Expected is { } expected && expected != head.Version) || one.Guards.Any(guard => Find(guard.Stream).Version != guard.Version))
        {
            return Outcome.Moved;
        }

        if (one.Takes is { } item)
        {
            one.Taken = Take(one.Stream, item);
        }

        if (one.Events.Count > 0 && (one.Takes is null || one.Taken is not null))
        {
            Write(one, head, now);
        }
        else if (one.Accepted && head.Version > 0)
        {
            Remember(one, head.Version, now);
        }

        return Outcome.Appended;
    }

    /// <summary>What the transaction wrote was taken back.</summary>
    public void RolledBack() => said.Clear();

    private void Write(Pending one, Head head, long now)
    {
        var time = Math.Max(now, head.Time);
        var (version, hash) = (head.Version, head.Hash);
        foreach (var happened in one.Events)
        {
            if (said.Add(happened.Type))
            {
                session.Statement(Schema.Says).Bind(1, happened.Type).Run();
            }

            hash = Chain.Next(hash, one.Stream, ++version, happened.Type, Micros.Time(time), one.Actor, happened.Body.Span);
            session.Statement("insert into events(tenant, kind, stream, version, type, time, actor, body, hash) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
                .Bind(1, one.Stream).Bind(4, version).Bind(5, happened.Type).Bind(6, time).Bind(7, one.Actor).Bind(8, happened.Body.Span).Bind(9, hash.AsSpan()).Run();
        }

        one.Head = version;
        session.Statement(
            """
            insert into heads(tenant, kind, stream, version, hash, time) values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict(tenant, kind, stream) do update set version = excluded.version, hash = excluded.hash, time = excluded.time
            """)
            .Bind(1, one.Stream).Bind(4, version).Bind(5, hash.AsSpan()).Bind(6, time).Run();
        Remember(one, version, now);
        foreach (var row in one.Rows)
        {
            Write(one.Stream, row);
        }

        foreach (var content in one.Contents)
        {
            session.Statement("insert into contents(tenant, owner, item, sealed) values (?1, ?2, ?3, ?4) on conflict(tenant, owner, item) do update set sealed = excluded.sealed")
                .Bind(1, one.Stream.District.Value).Bind(2, content.Owner).Bind(3, content.Item.Value).Bind(4, content.Sealed.Span).Run();
        }
    }

    private void Remember(Pending one, long version, long now)
    {
        if (one.Operation is { } operation)
        {
            session.Statement("insert into operations(tenant, kind, stream, id, request, version, time) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .Bind(1, one.Stream).Bind(4, operation.Id).Bind(5, operation.Request.Bytes.Span).Bind(6, version).Bind(7, now).Run();
        }
    }

    private void Write(StreamKey stream, RowChange row)
    {
        var sql = RowSql.Of(row.Table);
        var statement = session.Statement(row.Values is null ? sql.Delete : sql.Upsert).Bind(1, stream.District.Value).Bind(2, stream.Id);
        var at = 3;
        foreach (var value in row.Key)
        {
            statement.Bind(at++, value);
        }

        foreach (var value in row.Values ?? [])
        {
            statement.Bind(at++, value);
        }

        statement.Run();
    }

    private byte[]? Recorded(StreamKey stream, Guid operation)
    {
        var statement = session.Statement("select request from operations where tenant = ?1 and kind = ?2 and stream = ?3 and id = ?4").Bind(1, stream).Bind(4, operation);
        try
        {
            return statement.Step() ? statement.Bytes(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private Head Find(StreamKey stream)
    {
        var statement = session.Statement("select version, hash, time from heads where tenant = ?1 and kind = ?2 and stream = ?3").Bind(1, stream);
        try
        {
            return statement.Step() ? new(statement.Number(0), statement.Bytes(1), statement.Number(2)) : new(0, Chain.Start.ToArray(), 0);
        }
        finally
        {
            statement.Reset();
        }
    }

    private SealedItem? Take(StreamKey stream, ContentId item)
    {
        var statement = session.Statement("select sealed from contents where tenant = ?1 and owner = ?2 and item = ?3")
            .Bind(1, stream.District.Value).Bind(2, stream.Id).Bind(3, item.Value);
        try
        {
            return statement.Step() ? new(stream.Id, item, statement.Bytes(0)) : null;
        }
        finally
        {
            statement.Reset();
        }
    }
}
