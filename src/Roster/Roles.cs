namespace DistrictCoaching.OneRoster;

/// <summary>The roles file of 1.2: whose role is of no staff is passed over.</summary>
internal sealed class Roles
{
    private readonly Dictionary<string, (Assignments Assignments, long Line)> byUser = [];
    private readonly UserProfiles profiles = new();

    public Roles(Manifest manifest, Orgs orgs, StudentCounts students, Findings findings)
    {
        if (!manifest.HasRoles || !manifest.Has("roles"))
        {
            return;
        }

        using var table = manifest.Open(TableShape.Roles);
        var seen = new Seen();
        while (table.Next())
        {
            Add(table, seen, orgs, students);
        }

        manifest.ReportWhole(table);
        (Complete, Whole) = (manifest.IsBulk(table) && !table.Incomplete, manifest.IsWhole(table));
        profiles.Check(manifest, findings);
    }

    /// <summary>Who has no role in the file has none.</summary>
    public bool Complete { get; }

    /// <summary>A role that is absent from the file has ended.</summary>
    public bool Whole { get; }

    public IEnumerable<(string User, Assignments Assignments, long Line)> All => byUser.Select(user => (user.Key, user.Value.Assignments, user.Value.Line));

    public Assignments? Of(string user) => byUser.TryGetValue(user, out var found) ? found.Assignments : null;

    private void Add(CsvTable table, Seen seen, Orgs orgs, StudentCounts students)
    {
        if (!table.Bytes("sourcedId").IsEmpty)
        {
            table.IsNew(seen);
        }

        if (Standard.IsOfNoStaff(table["role"]))
        {
            students.Add(table, table.Key("userSourcedId"), table["orgSourcedId"]);
            return;
        }

        table.Check();
        if (!table.Identified("userSourcedId"))
        {
            return;
        }

        var user = table["userSourcedId"];
        if (!byUser.TryGetValue(user, out var entry))
        {
            byUser.Add(user, entry = (new(), table.Line));
        }

        if (table.Required("sourcedId", "role", "orgSourcedId"))
        {
            profiles.Add(table);
            entry.Assignments.Add(table, orgs, table["orgSourcedId"], "orgSourcedId", "beginDate", "endDate");
        }
        else
        {
            entry.Assignments.Reject(table);
        }
    }
}
