using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Sqlite;

/// <summary>What is read, each on one snapshot.</summary>
internal static class Selects
{
    public static IReadOnlyList<Past> Events(Session session, StreamKey stream, long after) => All(
        session.Statement("select version, type, time, actor, body, hash from events where tenant = ?1 and kind = ?2 and stream = ?3 and version > ?4 order by version")
            .Bind(1, stream).Bind(4, after),
        row => new Past(row.Number(0), row.Text(1), row.Time(2), row.Id(3), row.Bytes(4), row.Bytes(5)));

    public static (Snapshot? Snapshot, IReadOnlyList<Past> Past) Resume(Session session, StreamKey stream)
    {
        var found = All(
            session.Statement("select version, hash, format, body, seal from snapshots where tenant = ?1 and kind = ?2 and stream = ?3").Bind(1, stream),
            row => new Snapshot(stream, row.Number(0), row.Bytes(1), row.Text(2), row.Bytes(3), row.Bytes(4)));
        return found is [var snapshot] ? (snapshot, Events(session, stream, snapshot.Version - 1)) : (null, Events(session, stream, 0));
    }

    /// <summary>A head read: the operation, the head and the guards as they stand together.</summary>
    public static Outcome Heads(Session session, Pending one)
    {
        session.Statement("begin").Run();
        try
        {
            return new Applier(session).Apply(one, now: 0);
        }
        finally
        {
            session.Statement("rollback").Run();
        }
    }

    public static IReadOnlyList<T> Rows<T>(Session session, DistrictId district, string sql, Func<IRow, T> map, IReadOnlyList<object?> more)
    {
        if (!sql.Contains("tenant = $1", StringComparison.Ordinal))
        {
            throw new ArgumentException("A query is led by tenant = $1.", nameof(sql));
        }

        var statement = session.Statement(sql);
        statement.Bind(statement.Position(1), district.Value);
        for (var i = 0; i < more.Count; i++)
        {
            if (statement.Position(i + 2) is > 0 and var at)
            {
                statement.Bind(at, more[i]);
            }
        }

        return All(statement, map);
    }

    public static IReadOnlyList<SealedItem> Contents(Session session, DistrictId district, IReadOnlyList<(Guid Owner, ContentId Item)> items)
    {
        var found = new List<SealedItem>(items.Count);
        foreach (var (owner, item) in items)
        {
            var statement = session.Statement("select sealed from contents where tenant = ?1 and owner = ?2 and item = ?3")
                .Bind(1, district.Value).Bind(2, owner).Bind(3, item.Value);
            found.AddRange(All(statement, row => new SealedItem(owner, item, row.Bytes(0))));
        }

        return found;
    }

    public static long? VersionAfter(Session session, StreamKey stream, Guid operation) => All(
        session.Statement("select version from operations where tenant = ?1 and kind = ?2 and stream = ?3 and id = ?4").Bind(1, stream).Bind(4, operation),
        row => (long?)row.Number(0)).FirstOrDefault();

    public static IReadOnlyList<DistrictId> Districts(Session session) =>
        All(session.Statement("select distinct tenant from heads where version > 0 order by tenant"), row => new DistrictId(row.Id(0)));

    public static IReadOnlyList<StreamHead> Heads(Session session, DistrictId district) =>
        All(session.Statement(HeadSql.Heads).Bind(1, district.Value), row => HeadSql.Head(district, row));

    public static DateTimeOffset? Newest(Session session, DistrictId district) => All(session.Statement(HeadSql.Newest).Bind(1, district.Value), HeadSql.Time)[0];

    public static IReadOnlyList<StreamKey> Streams(Session session, DistrictId district) =>
        All(session.Statement(HeadSql.Streams).Bind(1, district.Value), row => HeadSql.Stream(district, row));

    public static (StreamHead? Head, IReadOnlyList<Past> Events) Whole(Session session, StreamKey stream) =>
        HeadSql.Join(All(session.Statement(HeadSql.Whole).Bind(1, stream), row => HeadSql.Line(stream, row)));

    public static List<T> All<T>(Statement statement, Func<IRow, T> map)
    {
        try
        {
            var rows = new List<T>();
            while (statement.Step())
            {
                rows.Add(map(statement));
            }

            return rows;
        }
        finally
        {
            statement.Reset();
        }
    }
}
