using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>The roles of one member of staff, in the order of the file.</summary>
internal sealed class Assignments
{
    private readonly List<(ulong Org, bool Primary)> orgs = [];

    public List<FileRole> Roles { get; } = [];

    public List<FileRole> Ended { get; } = [];

    /// <summary>A row of hers was rejected: nothing may end by being absent.</summary>
    public bool Doubtful { get; private set; }

    /// <summary>Whether a row of hers, good or not, is of this organisation.</summary>
    public bool At(ulong org) => orgs.Exists(at => at.Org == org);

    /// <summary>Takes the row's role at an organisation; what cannot be understood is reported, and leaves her doubtful.</summary>
    public void Add(CsvTable table, Orgs known, string org, string orgColumn, string begin, string end)
    {
        var word = table["role"];
        AddOrg(table, Seen.Key(org));
        if (!known.Find(org, out var school))
        {
            Reject(table, "UNKNOWN_ORG", orgColumn);
        }
        else if (Standard.RoleOf(word, school, out var finding) is not { } role)
        {
            Reject(table, "UNKNOWN_ROLE", "role");
        }
        else if (!Dates.Read(table, begin, end, out var days) || table.BadStatus)
        {
            Doubtful = true;
        }
        else
        {
            Report(table, word, finding);
            (table.Deleted ? Ended : Roles).Add(new(role, role is Role.DistrictLead or Role.DistrictAdministrator ? null : school, days, table.File, table.Line));
        }
    }

    public void Reject(CsvTable table, string? code = null, string? column = null)
    {
        Doubtful = true;
        if (code is not null)
        {
            table.Report(code, column);
        }
    }

    private void AddOrg(CsvTable table, ulong org)
    {
        var primary = table.Is("roleType", "primary"u8) && !table.Deleted;
        if (primary && orgs.Contains((org, true)))
        {
            table.Report("MULTIPLE_PRIMARY", "roleType");
        }

        orgs.Add((org, primary));
    }

    private static void Report(CsvTable table, string word, string? finding)
    {
        if (finding is not null)
        {
            table.Report(finding, "role");
        }
        else if (!Standard.Spells(word))
        {
            table.Report("NONSTANDARD_CASE", "role");
        }
    }
}
