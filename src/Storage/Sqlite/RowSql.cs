using System.Runtime.CompilerServices;

namespace DistrictCoaching.Storage.Sqlite;

/// <summary>The two statements that write a projection's rows, made once for each table.</summary>
internal sealed class RowSql
{
    private static readonly ConditionalWeakTable<Table, RowSql> Made = [];

    private RowSql(Table table)
    {
        string[] key = ["tenant", "stream", .. table.Key.Select(column => column.Name)];
        string[] all = [.. key, .. table.Values.Select(column => column.Name)];
        var change = table.Values.Count == 0 ? "nothing" : $"update set {string.Join(", ", table.Values.Select(column => $"\"{column.Name}\" = excluded.\"{column.Name}\""))}";
        Upsert = $"insert into \"{table.Name}\"({Names(all)}) values ({string.Join(", ", all.Select((_, i) => $"?{i + 1}"))}) on conflict({Names(key)}) do {change}";
        Delete = $"delete from \"{table.Name}\" where {string.Join(" and ", key.Select((name, i) => $"\"{name}\" = ?{i + 1}"))}";
    }

    public string Upsert { get; }

    public string Delete { get; }

    public static RowSql Of(Table table) => Made.GetValue(table, static table => new(table));

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(name => $"\"{name}\""));
}
