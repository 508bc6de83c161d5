using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace DistrictCoaching.Storage;

/// <summary>The projection tables a store was opened with; every change's rows are checked against them before they are queued.</summary>
internal sealed partial class TableSet
{
    private static readonly string[] Ours = ["heads", "events", "operations", "contents", "snapshots", "shapes", "keys"];
    private readonly FrozenSet<Table> known;

    public TableSet(IReadOnlyList<Table> tables)
    {
        var names = new HashSet<string>(Ours);
        foreach (var table in tables)
        {
            string[] columns = [.. table.Key.Concat(table.Values).Select(column => column.Name)];
            if (!names.Add(table.Name) || columns.Append(table.Name).Any(name => !Name().IsMatch(name))
                || columns.Append("tenant").Append("stream").Distinct().Count() != columns.Length + 2 || table.Key.Any(column => column.Optional))
            {
                throw new ArgumentException($"The table {table.Name} is not well described.", nameof(tables));
            }
        }

        (All, known) = (tables, tables.ToFrozenSet<Table>(ReferenceEqualityComparer.Instance));
    }

    public IReadOnlyList<Table> All { get; }

    /// <exception cref="ArgumentException">The change cannot be written by any store.</exception>
    public void Check(Change change)
    {
        if (change.Events.Count == 0 && (change.Rows.Count > 0 || change.Contents.Count > 0))
        {
            throw new ArgumentException("Rows and content are written only with an event.", nameof(change));
        }

        foreach (var row in change.Rows)
        {
            if (!known.Contains(row.Table) || !Fits(row.Table.Key, row.Key) || (row.Values is { } values && !Fits(row.Table.Values, values)))
            {
                throw new ArgumentException($"A row does not fit the table {row.Table.Name}.", nameof(change));
            }
        }
    }

    private static bool Fits(IReadOnlyList<Column> columns, IReadOnlyList<object?> values)
    {
        if (columns.Count != values.Count)
        {
            return false;
        }

        for (var i = 0; i < columns.Count; i++)
        {
            var fits = (columns[i].Type, values[i]) switch
            {
                (_, null) => columns[i].Optional,
                (ColumnType.Id, Guid) or (ColumnType.Number, long or int) or (ColumnType.Day, DateOnly) or (ColumnType.Yes, bool) => true,
                (ColumnType.Text, string) or (ColumnType.Bytes, byte[]) or (ColumnType.Time, DateTimeOffset) => true,
                _ => false,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,40}$")]
    private static partial Regex Name();
}
