namespace DistrictCoaching.OneRoster;

/// <summary>Whether ids that name a row of another file, or another row of the same, name one that is there.</summary>
internal static class References
{
    /// <param name="ids">None where the other file does not list all, so that nobody can say.</param>
    public static bool Refers(this CsvTable table, string column, Seen? ids)
    {
        if (ids is null || table.Bytes(column).IsEmpty || ids.Has(table.Key(column)))
        {
            return true;
        }

        table.Report("UNKNOWN_REFERENCE", column);
        return false;
    }

    public static void RefersToAll(this CsvTable table, string column, Seen? ids)
    {
        if (ids is not null && table[column].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(id => !ids.Has(Seen.Key(id))))
        {
            table.Report("UNKNOWN_REFERENCE", column);
        }
    }
}

/// <summary>References to rows that may come later, kept as digests until all were read.</summary>
internal sealed class LaterReferences(string file, string column, Findings findings)
{
    private readonly List<(ulong Key, long Line, string Shape)> open = [];

    public void Add(CsvTable table)
    {
        if (table[column] is { Length: > 0 } id)
        {
            open.Add((Seen.Key(id), table.Line, ValueShape.Of(id)));
        }
    }

    public void Settle(Seen? ids)
    {
        foreach (var (_, line, shape) in open.Where(reference => ids?.Has(reference.Key) == false))
        {
            findings.Add(file, line, column, "UNKNOWN_REFERENCE", shape);
        }
    }
}
