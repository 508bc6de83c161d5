using System.Text;

namespace DistrictCoaching.Gateway;

/// <summary>A CSV file that is safe to open in a spreadsheet: no cell begins a formula.</summary>
internal static class SafeCsv
{
    public static string Of(IEnumerable<IReadOnlyList<string?>> rows)
    {
        var lines = new StringBuilder();
        foreach (var row in rows)
        {
            lines.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return lines.ToString();
    }

    private static string Cell(string? value)
    {
        var cell = value ?? "";
        var safe = cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
