namespace DistrictCoaching.OneRoster;

/// <summary>The organisations of a package, and which school each one is or belongs to.</summary>
internal sealed class Orgs
{
    private readonly Dictionary<string, (bool School, string Parent)> known = [];
    private readonly List<FileSchool> schools = [];
    private readonly bool read;

    public Orgs(RosterPackage package, Manifest manifest, Findings findings)
    {
        read = manifest.Has("orgs");
        if (!read)
        {
            return;
        }

        using var table = new CsvTable(package, "orgs", findings, "sourcedId", "name", "type");
        while (table.Next())
        {
            Add(table);
        }

        if (table.Rows == 0)
        {
            findings.Add("orgs", null, null, "EMPTY_FILE");
        }

        Whole = manifest.IsWhole(table);
    }

    public IReadOnlyList<FileSchool> Schools => schools;

    public bool Whole { get; }

    public string? District { get; private set; }

    /// <summary>Whether the organisation is known, and its school: none for the whole district. Where the package has no organisations, every one may be a school of the roster.</summary>
    public bool Find(string org, out string? school)
    {
        school = null;
        if (!read)
        {
            school = org;
            return true;
        }

        // A department is followed to its school; the bound is for parents that go round in circles.
        var found = known.ContainsKey(org);
        for (var steps = 0; steps < 8 && known.TryGetValue(org, out var at); steps++)
        {
            if (at.School)
            {
                school = org;
                return true;
            }

            org = at.Parent;
        }

        return found;
    }

    private void Add(CsvTable table)
    {
        if (!table.Required("sourcedId"))
        {
            return;
        }

        var id = table.Id;
        var type = table["type"].ToLowerInvariant();
        var above = type is "district" or "department" or "local" or "state" or "national" || type.StartsWith("ext:", StringComparison.Ordinal);
        if (!known.TryAdd(id, (!above, table["parentSourcedId"])))
        {
            table.Report("DUPLICATE_ID", "sourcedId");
            return;
        }

        var good = table.Required("name", "type") && !table.BadStatus;
        if (good && !above && type != "school")
        {
            table.Report("BAD_VALUE", "type");
            good = false;
        }

        if (!above)
        {
            schools.Add(new(id, good ? table["name"] : null, table.Deleted));
        }
        else if (type == "district" && good && !table.Deleted)
        {
            District ??= table["name"];
        }
    }
}
