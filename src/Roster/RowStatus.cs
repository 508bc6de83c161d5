namespace DistrictCoaching.OneRoster;

/// <summary>What a row's status and time say, which are blank in a bulk file and filled in a delta.</summary>
/// <param name="mode">What the manifest says of the file; none where there is no manifest.</param>
internal sealed class RowStatus(CsvTable table, string? mode)
{
    private bool hasStamp;

    public bool Deleted { get; private set; }

    public bool Bad { get; private set; }

    /// <summary>Where a row first had a status.</summary>
    public long? FirstLine { get; private set; }

    public void Read()
    {
        var status = table.Bytes("status");
        var (has, gone) = (!status.IsEmpty, table.Is("status", "tobedeleted"u8));
        var inactive = table.Is("status", "inactive"u8);
        (Deleted, Bad) = (gone || inactive, has && !gone && !inactive && !table.Is("status", "active"u8));
        if (Bad)
        {
            table.Report("BAD_VALUE", "status");
        }
        else if (inactive)
        {
            table.Report("NONSTANDARD_VALUE", "status");
        }
        else if (has && !status.SequenceEqual(gone ? "tobedeleted"u8 : "active"u8))
        {
            table.Report("NONSTANDARD_CASE", "status");
        }

        FirstLine ??= has ? table.Line : null;
        ReportMode(has);
    }

    private void ReportMode(bool hasStatus)
    {
        var stamped = !table.Bytes("dateLastModified").IsEmpty;
        if (mode == "bulk" && stamped && !hasStatus && !hasStamp)
        {
            table.Report("FILLED_IN_BULK", "dateLastModified");
        }
        else if (mode == "delta" && !(hasStatus && stamped))
        {
            table.Report("MISSING_IN_DELTA", hasStatus ? "dateLastModified" : "status");
        }

        hasStamp |= stamped;
    }
}
