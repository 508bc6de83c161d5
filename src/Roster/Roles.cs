namespace DistrictCoaching.OneRoster;

/// <summary>The roles file of 1.2: whose role is of no staff is passed over.</summary>
internal sealed class Roles
{
    private readonly Dictionary<string, (Assignments Assignments, long Line)> byUser = [];

    public Roles(RosterPackage package, Manifest manifest, Orgs orgs, Findings findings)
    {
        if (!manifest.HasRoles || !manifest.Has("roles"))
        {
            return;
        }

        using var table = new CsvTable(package, "roles", findings, "sourcedId", "userSourcedId", "role", "orgSourcedId");
        var seen = new Seen();
        while (table.Next())
        {
            if (table.Id.Length > 0 && !seen.Add(table.Id))
            {
                table.Report("DUPLICATE_ID", "sourcedId");
            }

            Add(table, orgs);
        }

        if (table.Rows == 0)
        {
            findings.Add("roles", null, null, "EMPTY_FILE");
        }

        Complete = manifest.IsBulk(table);
    }

    /// <summary>Who has no role in the file has none.</summary>
    public bool Complete { get; }

    public IEnumerable<(string User, Assignments Assignments, long Line)> All => byUser.Select(user => (user.Key, user.Value.Assignments, user.Value.Line));

    public Assignments? Of(string user) => byUser.TryGetValue(user, out var found) ? found.Assignments : null;

    private void Add(CsvTable table, Orgs orgs)
    {
        if (Standard.IsOfNoStaff(table["role"]))
        {
            return;
        }

        var good = table.Required("sourcedId", "userSourcedId", "role", "orgSourcedId");
        var user = table["userSourcedId"];
        if (user.Length == 0)
        {
            return;
        }

        if (!byUser.TryGetValue(user, out var entry))
        {
            byUser.Add(user, entry = (new(), table.Line));
        }

        if (good)
        {
            entry.Assignments.Add(table, orgs, table["orgSourcedId"], "orgSourcedId", "beginDate", "endDate");
        }
        else
        {
            entry.Assignments.Reject(table);
        }
    }
}
