namespace DistrictCoaching.Storage.Sqlite;

/// <summary>The journal's file, made from nothing or brought up to date; run again it changes nothing.</summary>
internal static class Schema
{
    /// <summary>"dcjl": tells a journal from other SQLite files.</summary>
    public const long Kind = 0x64636a6c;

    private const long Level = 1;

    private static readonly string[] Base =
    [
        """
        create table if not exists heads(
            tenant blob not null, kind integer not null, stream blob not null, version integer not null, hash blob not null, time integer not null,
            primary key (tenant, kind, stream)) without rowid
        """,
        """
        create table if not exists events(
            tenant blob not null, kind integer not null, stream blob not null, version integer not null, type text not null, time integer not null,
            actor blob not null, body blob not null, hash blob not null, primary key (tenant, kind, stream, version)) without rowid
        """,
        """
        create table if not exists operations(
            tenant blob not null, kind integer not null, stream blob not null, id blob not null, request blob not null, version integer not null, time integer not null,
            primary key (tenant, kind, stream, id)) without rowid
        """,
        "create index if not exists operations_time on operations(time)",
        """
        create table if not exists contents(
            tenant blob not null, owner blob not null, item blob not null, sealed blob not null, primary key (tenant, owner, item)) without rowid
        """,
        """
        create table if not exists snapshots(
            tenant blob not null, kind integer not null, stream blob not null, version integer not null, hash blob not null, format text not null, body blob not null, seal blob not null,
            primary key (tenant, kind, stream))
        """,
        "create trigger if not exists events_never_change before update on events begin select raise(abort, 'events are append-only'); end",
        "create trigger if not exists events_never_go before delete on events begin select raise(abort, 'events are append-only'); end",
        "create table if not exists shapes(name text primary key, sql text not null) without rowid",
        "create table if not exists event_types(type text primary key) without rowid",
    ];

    /// <summary>Says which type of event is written, in the transaction of the first of it.</summary>
    public const string Says = "insert or ignore into event_types(type) values (?1)";

    /// <param name="reads">The types of events that this release can read; null for all.</param>
    public static void Migrate(Session session, IReadOnlyList<Table> tables, IReadOnlySet<string>? reads)
    {
        if (session.Number("pragma user_version") > Level)
        {
            throw new StorageException("NEWER_RELEASE", "A newer release has written this data folder. Run that release, or restore a backup of before.");
        }

        foreach (var sql in Base)
        {
            session.Run(sql);
        }

        foreach (var table in tables)
        {
            Make(session, table);
        }

        if (reads is not null && Selects.All(session.Statement("select type from event_types order by type"), row => row.Text(0)).FirstOrDefault(type => !reads.Contains(type)) is { } unheard)
        {
            throw DatabaseLevel.Unreadable(unheard);
        }

        session.Run($"pragma user_version={Level}");
    }

    private static void Make(Session session, Table table)
    {
        var sql = Create(table);
        if (Known(session, table.Name) is { } known && known != sql)
        {
            throw new StorageException("TABLES_CHANGED", $"The table {table.Name} was made by another release in another shape. Run that release, or start with an empty data folder.");
        }

        session.Run(sql);
        foreach (var (columns, unique) in table.Indexes.Select(index => (index, false)).Concat((table.Unique ?? []).Select(index => (index, true))))
        {
            session.Run($"create {(unique ? "unique " : "")}index if not exists \"{table.Name}_{string.Join('_', columns)}\" on \"{table.Name}\"({Names(["tenant", .. columns])})");
        }

        session.Statement("insert or ignore into shapes(name, sql) values (?1, ?2)").Bind(1, table.Name).Bind(2, sql).Run();
    }

    private static string? Known(Session session, string table)
    {
        var statement = session.Statement("select sql from shapes where name = ?1").Bind(1, table);
        try
        {
            return statement.Step() ? statement.Text(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static string Create(Table table)
    {
        var columns = table.Key.Concat(table.Values).Select(column => $"\"{column.Name}\" {Type(column.Type)}{(column.Optional ? "" : " not null")}");
        return $"create table if not exists \"{table.Name}\"(tenant blob not null, stream blob not null, {string.Concat(columns.Select(column => column + ", "))}"
            + $"primary key ({Names(["tenant", "stream", .. table.Key.Select(column => column.Name)])})) without rowid";
    }

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));

    private static string Type(ColumnType type) => type switch
    {
        ColumnType.Id or ColumnType.Bytes => "blob",
        ColumnType.Text => "text",
        _ => "integer",
    };
}
