using System.Globalization;
using System.Text;

namespace DistrictCoaching.Gateway;

/// <summary>Findings as a CSV file that is safe to open in a spreadsheet: no cell begins a formula.</summary>
internal static class FindingsCsv
{
    public static string Of(RosterAnswer answer)
    {
        var lines = new StringBuilder();
        Add(lines, "file", "line", "column", "code", "severity", "shape", "message");
        if (answer.Error is { } error)
        {
            Add(lines, "package", "", "", error.Code, "File", "", error.Message);
        }

        foreach (var finding in answer.Findings)
        {
            Add(lines, finding.File, finding.Line?.ToString(CultureInfo.InvariantCulture), finding.Column, finding.Code, finding.Severity, finding.Shape, finding.Message);
        }

        return lines.ToString();
    }

    private static void Add(StringBuilder lines, params ReadOnlySpan<string?> cells)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            var cell = cells[at] ?? "";
            var safe = cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;
            lines.Append(at == 0 ? "" : ",").Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        lines.Append("\r\n");
    }
}
