using System.Globalization;

namespace DistrictCoaching.Storage;

/// <summary>The values of lists' columns as text, alike for every store.</summary>
internal static class RowText
{
    /// <summary>All columns of a table after tenant and stream, in the order of their values.</summary>
    public static IReadOnlyList<Column> Columns(Table table) => [.. table.Key, .. table.Values];

    /// <summary>Tells tables of one shape from those of another.</summary>
    public static string Shape(IEnumerable<Table> tables) =>
        string.Join('\n', tables.OrderBy(table => table.Name, StringComparer.Ordinal)
            .Select(table => $"{table.Name}: {string.Join(", ", Columns(table).Select(column => $"{column.Name} {column.Type}{(column.Optional ? "?" : "")}"))}"));

    public static string? Write(ColumnType type, IRow row, int at) => row.IsNull(at) ? null : type switch
    {
        ColumnType.Id => row.Id(at).ToString("N"),
        ColumnType.Number => row.Number(at).ToString(CultureInfo.InvariantCulture),
        ColumnType.Day => row.Day(at).ToString("O", CultureInfo.InvariantCulture),
        ColumnType.Yes => row.Yes(at) ? "1" : "0",
        ColumnType.Text => row.Text(at),
        ColumnType.Bytes => Convert.ToBase64String(row.Bytes(at)),
        ColumnType.Time => Micros.Of(row.Time(at)).ToString(CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <exception cref="FormatException">It is no value of the type.</exception>
    public static object? Read(ColumnType type, string? text) => text is null ? null : type switch
    {
        ColumnType.Id => Guid.ParseExact(text, "N"),
        ColumnType.Number => long.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Day => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture),
        ColumnType.Yes => text == "1",
        ColumnType.Text => text,
        ColumnType.Bytes => Convert.FromBase64String(text),
        ColumnType.Time => Micros.Time(long.Parse(text, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
