using System.Buffers;
using System.Globalization;
using System.Text;

namespace DistrictCoaching.OneRoster;

/// <summary>Checks what a row has in columns that no reader looks at, or only for what it needs. It rejects nothing: all that it finds are warnings.</summary>
internal static class ValueChecks
{
    private const int MostOfId = 255;

    private static readonly SearchValues<byte> OfIds = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-_/@"u8);

    public static void Check(this CsvTable table)
    {
        foreach (var column in table.Shape.Columns)
        {
            if (table.Bytes(column.Name) is { IsEmpty: false } value)
            {
                if (Code(table, column, value) is { } code)
                {
                    table.Report(code, column.Name);
                }
            }
            else if (column.Need == Need.Standard && table.Has(column.Name))
            {
                table.Report("BLANK_VALUE", column.Name);
            }
        }
    }

    private static string? Code(CsvTable table, Column column, ReadOnlySpan<byte> value) => column.Holds switch
    {
        Holds.Id when !IsId(value) => "BAD_ID",
        Holds.Ids => Ids(table[column.Name]),
        Holds.Stamp when !IsStamp(Encoding.UTF8.GetString(value)) => "BAD_DATETIME",
        Holds.Dates when !DateOnly.TryParseExact(table[column.Name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => "IGNORED_VALUE",
        Holds.Flag when value.SequenceEqual("true"u8) || value.SequenceEqual("false"u8) => null,
        Holds.Flag => "IGNORED_VALUE",
        Holds.Word => Word(column, table[column.Name]),
        Holds.UserIds when !Items(table[column.Name]).All(IsUserId) => "BAD_LIST",
        _ => null,
    };

    private static bool IsId(ReadOnlySpan<byte> value) =>
        value.Length <= MostOfId && !value.ContainsAnyExcept(OfIds);

    private static string? Ids(string list)
    {
        var items = Items(list);
        return items.Any(item => item.Length == 0) ? "BAD_LIST" : items.All(item => IsId(Encoding.UTF8.GetBytes(item))) ? null : "BAD_ID";
    }

    private static string? Word(Column column, string value) =>
        column.Words.Contains(value) || (column.Extensible && value.StartsWith("ext:", StringComparison.Ordinal)) ? null
        : column.Words.Contains(value, StringComparer.OrdinalIgnoreCase) ? "NONSTANDARD_CASE"
        : "IGNORED_VALUE";

    private static bool IsStamp(string text) =>
        text.EndsWith('Z') && DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary><c>{type:id}</c></summary>
    private static bool IsUserId(string item) =>
        item.StartsWith('{') && item.EndsWith('}') && item.IndexOf(':', StringComparison.Ordinal) is > 1 and var at && at == item.LastIndexOf(':') && at < item.Length - 2;

    private static string[] Items(string list) => list.Split(',', StringSplitOptions.TrimEntries);
}
