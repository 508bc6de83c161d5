using System.Globalization;

namespace DistrictCoaching.OneRoster;

/// <summary>Where each column of a file is: found whatever its place, case or invisible signs, and reported where it is not as the standard has it.</summary>
internal sealed class CsvHeaders
{
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly TableShape shape;
    private readonly Findings findings;

    public CsvHeaders(TableShape shape, IReadOnlyList<string> headers, Findings findings)
    {
        (this.shape, this.findings) = (shape, findings);
        foreach (var (at, header) in headers.Index())
        {
            Add(at, header);
        }

        IsReadable = ReportMissing(headers);
        ReportOrder();
    }

    /// <summary>No column is missing that the reader needs.</summary>
    public bool IsReadable { get; }

    /// <summary>A column's place; -1 where there is none.</summary>
    public int this[string column] => columns.TryGetValue(column, out var at) ? at : -1;

    private void Add(int at, string header)
    {
        var name = Visible(header);
        if (name.Length == 0)
        {
            findings.Add(shape.File, 1, null, "EMPTY_HEADER");
        }
        else if (!columns.TryAdd(name, at))
        {
            findings.Add(shape.File, 1, Known(name), "DUPLICATE_HEADER", ValueShape.Of(header));
        }
        else if (Known(name) is { } known)
        {
            if (known != header)
            {
                findings.Add(shape.File, 1, known, "HEADER_SPELLING", ValueShape.Of(header));
            }
        }
        else if (!name.StartsWith("metadata.", StringComparison.Ordinal))
        {
            findings.Add(shape.File, 1, null, "UNKNOWN_HEADER", ValueShape.Of(header));    // without a header line it is a person's value
        }
    }

    private bool ReportMissing(IReadOnlyList<string> headers)
    {
        var missing = shape.Columns.Where(column => !columns.ContainsKey(column.Name) && column.Need != Need.Nobody).ToList();
        foreach (var column in missing)
        {
            findings.Add(shape.File, headers.Count == 0 ? null : 1, column.Name, column.Need == Need.Reader ? "MISSING_HEADER" : "HEADER_ABSENT");
        }

        return missing.TrueForAll(column => column.Need != Need.Reader);
    }

    /// <summary>The standard's columns come first, in its order; the first that is elsewhere is reported.</summary>
    private void ReportOrder()
    {
        var present = shape.Columns.Where(column => columns.ContainsKey(column.Name)).Index();
        if (present.FirstOrDefault(column => columns[column.Item.Name] != column.Index).Item is { } elsewhere)
        {
            findings.Add(shape.File, 1, elsewhere.Name, "HEADER_ORDER");
        }
    }

    private string? Known(string name) => shape.Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name;

    /// <summary>Without blanks around it and signs that cannot be seen, which exports from spreadsheets leave behind.</summary>
    private static string Visible(string header) =>
        string.Concat(header.Where(sign => char.GetUnicodeCategory(sign) is not (UnicodeCategory.Format or UnicodeCategory.Control))).Trim();
}
