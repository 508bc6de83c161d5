using System.Runtime.CompilerServices;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>A projection's statements. Rows are written from arrays, and their tenant and stream come from the head they are joined to, never from a parameter.</summary>
internal sealed class TableSql
{
    private static readonly ConditionalWeakTable<Table, TableSql> Made = [];

    private TableSql(Table table)
    {
        var key = table.Key.Select(column => column.Name).ToList();
        var all = table.Key.Concat(table.Values).ToList();
        var change = table.Values.Count == 0 ? "nothing" : $"update set {string.Join(", ", table.Values.Select(column => $"\"{column.Name}\" = excluded.\"{column.Name}\""))}";
        Upsert = $"insert into \"{table.Name}\"({Names(["tenant", "stream", .. all.Select(column => column.Name)])}) select h.tenant, h.stream{Of(all)} "
            + $"from {Arrays(all)} {Commands.ToHead} on conflict ({Names(["tenant", "stream", .. key])}) do {change}";
        var same = string.Concat(key.Select(name => $" and t.\"{name}\" = u.\"v_{name}\""));
        Delete = $"delete from \"{table.Name}\" gone using {Arrays(table.Key)} {Commands.ToHead} "
            + $"cross join lateral (select t.ctid from \"{table.Name}\" t where t.tenant = h.tenant and t.stream = h.stream{same} offset 0) t where gone.ctid = t.ctid";
    }

    public string Upsert { get; }

    public string Delete { get; }

    public static TableSql Of(Table table) => Made.GetValue(table, static table => new(table));

    public static string Create(Table table)
    {
        var columns = table.Key.Concat(table.Values).Select(column => $"\"{column.Name}\" {Type(column.Type)}{Order(column.Type)}{(column.Optional ? "" : " not null")}, ");
        return $"create table if not exists \"{table.Name}\"(tenant uuid not null, stream uuid not null, {string.Concat(columns)}"
            + $"primary key ({Names(["tenant", "stream", .. table.Key.Select(column => column.Name)])}))";
    }

    public static IEnumerable<string> Indexes(Table table) =>
        from index in table.Indexes.Select(columns => (Columns: columns, Unique: "")).Concat((table.Unique ?? []).Select(columns => (Columns: columns, Unique: "unique ")))
        select $"create {index.Unique}index if not exists \"{table.Name}_{string.Join('_', index.Columns)}\" on \"{table.Name}\"({Names(["tenant", .. index.Columns])})";

    private static string Of(IEnumerable<Column> columns) => string.Concat(columns.Select(column => $", u.\"v_{column.Name}\""));

    private static string Arrays(IReadOnlyList<Column> columns) =>
        Commands.FromArrays(["tenant uuid", "kind smallint", "stream uuid", .. columns.Select(column => $"\"v_{column.Name}\" {Type(column.Type)}")]);

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(name => $"\"{name}\""));

    /// <summary>Text sorts by its bytes, as on SQLite.</summary>
    private static string Order(ColumnType type) => type == ColumnType.Text ? " collate \"C\"" : "";

    public static string Type(ColumnType type) => type switch
    {
        ColumnType.Id => "uuid",
        ColumnType.Number => "bigint",
        ColumnType.Day => "date",
        ColumnType.Yes => "boolean",
        ColumnType.Text => "text",
        ColumnType.Bytes => "bytea",
        ColumnType.Time => "timestamptz",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
