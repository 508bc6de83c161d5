namespace DistrictCoaching.OneRoster;

/// <summary>The organisations of a package, and which school each one is or belongs to.</summary>
internal sealed class Orgs
{
    private readonly Dictionary<string, (bool School, string Parent)> known = [];
    private readonly List<FileSchool> schools = [];
    private readonly LaterReferences parents;
    private readonly bool read;

    public Orgs(Manifest manifest, Findings findings)
    {
        parents = new("orgs", "parentSourcedId", findings);
        read = manifest.Has("orgs");
        if (!read)
        {
            return;
        }

        using var table = manifest.Open(TableShape.Orgs);
        var seen = new Seen();
        while (table.Next())
        {
            if (table.Identified("sourcedId") && table.IsNew(seen))
            {
                Add(table);
            }
        }

        manifest.ReportWhole(table);
        Whole = manifest.IsWhole(table);
        All = manifest.All(table, seen);
        parents.Settle(All);
    }

    public IReadOnlyList<FileSchool> Schools => schools;

    public bool Whole { get; }

    public string? District { get; private set; }

    /// <summary>Their ids; none where the package does not list all.</summary>
    public Seen? All { get; }

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

    /// <summary>Reports where a row's school is unknown, or known and no school, and says which it is.</summary>
    public string? SchoolOf(CsvTable table)
    {
        var org = table["schoolSourcedId"];
        if (table.Refers("schoolSourcedId", All) && known.TryGetValue(org, out var at) && !at.School)
        {
            table.Report("ORG_TYPE", "schoolSourcedId");
        }

        return org.Length > 0 && Find(org, out var school) ? school : null;
    }

    private void Add(CsvTable table)
    {
        table.Check();
        parents.Add(table);
        var type = table["type"].ToLowerInvariant();
        var above = type is "district" or "department" or "local" or "state" or "national" || type.StartsWith("ext:", StringComparison.Ordinal);
        known.Add(table.Id, (!above, table["parentSourcedId"]));
        var good = table.Required("name", "type") && !table.BadStatus;
        if (good && !above && type != "school")
        {
            table.Report("BAD_VALUE", "type");
            good = false;
        }
        else if (good && type != table["type"] && !table["type"].StartsWith("ext:", StringComparison.Ordinal))
        {
            table.Report("NONSTANDARD_CASE", "type");
        }

        if (!above)
        {
            schools.Add(new(table.Id, good ? table["name"] : null, table.Deleted));
        }
        else if (type == "district" && good && !table.Deleted)
        {
            District ??= table["name"];
        }
    }
}
