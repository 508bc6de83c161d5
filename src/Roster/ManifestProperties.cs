namespace DistrictCoaching.OneRoster;

/// <summary>The lines of a manifest.</summary>
internal sealed class ManifestProperties
{
    private static readonly string[] Optional = ["source.systemName", "source.systemCode"];

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Findings findings;

    private ManifestProperties(Findings findings) => this.findings = findings;

    /// <summary>"1.1" or "1.2"; none where the manifest does not say, or says another.</summary>
    public string? Version { get; private set; }

    /// <summary>Of each file "absent", "bulk" or "delta".</summary>
    public Dictionary<string, string> Modes { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static ManifestProperties Read(RosterPackage package, Findings findings)
    {
        var properties = new ManifestProperties(findings);
        using var table = new CsvTable(package, TableShape.Manifest, findings);
        while (table.Next())
        {
            properties.Add(table, table["propertyName"], table["value"]);
        }

        return properties;
    }

    /// <summary>Every property is required, also those of files that are absent.</summary>
    public void ReportMissing(bool ofNew)
    {
        string[] files = [.. Standard.Files.Where(file => file != "manifest" && (ofNew || !Standard.IsNew(file))).Order(StringComparer.Ordinal).Select(file => "file." + file)];
        foreach (var name in (string[])["manifest.version", "oneroster.version", .. files])
        {
            if (!values.ContainsKey(name))
            {
                findings.Add("manifest", null, name, "MISSING_PROPERTY");
            }
        }
    }

    private void Add(CsvTable table, string name, string value)
    {
        if (!values.TryAdd(name, value))
        {
            table.Report(values[name] == value ? "DUPLICATE_PROPERTY" : "CONFLICTING_PROPERTY", "propertyName");
            return;
        }

        switch (name.ToLowerInvariant())
        {
            case "manifest.version":
                ReportUnless(value == "1.0", table, "NONSTANDARD_VALUE");
                break;
            case "oneroster.version":
                Version = value is "1.1" or "1.1.0" or "1.1.1" ? "1.1" : value is "1.2" or "1.2.0" or "1.2.1" ? "1.2" : null;
                ReportUnless(Version is not null, table, "UNKNOWN_VERSION");
                ReportUnless(Version is null || Version == value, table, "NONSTANDARD_VALUE");
                break;
            case var file when file.StartsWith("file.", StringComparison.Ordinal) && Standard.Files.Contains(name["file.".Length..]):
                AddMode(table, name["file.".Length..], value);
                break;
            case var known:
                if (!Optional.Contains(known, StringComparer.OrdinalIgnoreCase))
                {
                    table.Report("UNKNOWN_PROPERTY", "propertyName");
                }

                break;
        }
    }

    private void AddMode(CsvTable table, string file, string value)
    {
        var mode = value.ToLowerInvariant();
        Modes[file] = mode;
        if (mode is not ("absent" or "bulk" or "delta"))
        {
            table.Report(Standard.Read.Contains(file, StringComparer.OrdinalIgnoreCase) ? "UNKNOWN_MODE" : "IGNORED_VALUE", "value");
        }

        ReportUnless(mode == value, table, "NONSTANDARD_CASE");
    }

    private static void ReportUnless(bool right, CsvTable table, string code)
    {
        if (!right)
        {
            table.Report(code, "value");
        }
    }
}
