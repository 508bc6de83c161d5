using DistrictCoaching.Storage;

namespace DistrictCoaching.OneRoster;

/// <summary>Staff, out of the users of all kinds. A student's row is passed over as soon as her role is known.</summary>
internal sealed class Users
{
    private readonly Dictionary<string, FilePerson> people = [];
    private readonly Manifest manifest;
    private readonly Orgs orgs;
    private readonly StudentCounts students;
    private readonly HashSet<ulong> staff;

    public Users(Manifest manifest, Orgs orgs, Roles roles, StudentCounts students, Findings findings)
    {
        (this.manifest, this.orgs, this.students) = (manifest, orgs, students);
        if (manifest.Has("users"))
        {
            using var table = manifest.Open(manifest.HasRoles ? TableShape.Users : TableShape.UsersWithRoles);
            var seen = new Seen();
            while (table.Next())
            {
                if (table.Identified("sourcedId") && table.IsNew(seen))
                {
                    Add(table, roles);
                }
            }

            manifest.ReportWhole(table);
            Whole = manifest.IsWhole(table);
            All = manifest.All(table, seen);
        }

        AddUnlisted(roles, findings);
        staff = [.. people.Values.Where(person => person.Roles.Count > 0).Select(person => Seen.Key(person.SourcedId))];
        ReportShared(findings);
    }

    public bool Whole { get; }

    /// <summary>The ids of all users, students too; none where the package does not list all.</summary>
    public Seen? All { get; }

    public IEnumerable<FilePerson> People => people.Values;

    public bool IsStaff(ulong key) => staff.Contains(key);

    private void Add(CsvTable table, Roles roles)
    {
        var assignments = manifest.HasRoles ? roles.Of(table.Key("sourcedId")) : Columns(table);
        if (assignments is null && (!manifest.HasRoles || (roles.Complete && !table.Deleted)))
        {
            return;    // of no staff; who was deleted may have had roles in earlier files
        }

        table.Check();
        ReportPrimary(table, roles, assignments);
        var disabled = table["enabledUser"].ToUpperInvariant() is "FALSE" or "NO" or "0";
        var gone = table.Deleted || disabled;
        var nobody = assignments is { Roles.Count: 0, Ended.Count: 0 };    // only rejected rows: enough to see that she is there, not who she is
        var identity = gone || nobody || table.BadStatus ? null : Identity.Of(table);
        var id = assignments?.User ?? table.Id;
        people.Add(id, new(id, identity, gone)
        {
            Line = table.Line,
            Keys = FileKeys.Of(table, identity?.Email),
            Words = FileWord.OfPerson(table),
            Roles = assignments?.Roles ?? [],
            Ended = assignments?.Ended ?? [],
            WholeRoles = assignments is { Doubtful: false } && (!manifest.HasRoles || roles.Whole),
        });
    }

    /// <summary>A row of 1.1 has all roles of its person; none where it is of no staff.</summary>
    private Assignments? Columns(CsvTable table)
    {
        var orgIds = table["orgSourcedIds"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Standard.IsOfNoStaff(table["role"]))
        {
            foreach (var org in orgIds)
            {
                students.Add(table, table.Key("sourcedId"), Seen.Key(org));
            }

            return null;
        }

        var assignments = new Assignments(table.Id);
        if (!table.Required("role", "orgSourcedIds"))
        {
            assignments.Reject(table);
            return assignments;
        }

        foreach (var org in orgIds)
        {
            assignments.Add(table, orgs, org, "orgSourcedIds", "", "");
        }

        return assignments;
    }

    private void ReportPrimary(CsvTable table, Roles roles, Assignments? assignments)
    {
        if (table.Refers("primaryOrgSourcedId", orgs.All) && roles.Complete && assignments is { Doubtful: false } && !table.Bytes("primaryOrgSourcedId").IsEmpty && !assignments.At(table.Key("primaryOrgSourcedId")))
        {
            table.Report("PRIMARY_WITHOUT_ROLE", "primaryOrgSourcedId");
        }
    }

    /// <summary>Reports at the later one's line.</summary>
    private void ReportShared(Findings findings)
    {
        var owners = new Seen();
        foreach (var person in people.Values.Where(person => person.Identity is not null))
        {
            foreach (var login in person.Identity!.Logins.Where(login => !owners.Add(Seen.Key(login))))
            {
                findings.Add("users", person.Line, person.Identity.Username is { } name && PersonIdentity.Login(name) == login ? "username" : "email", "SHARED_LOGIN", ValueShape.Of(login));
            }
        }
    }

    // Roles of people whose rows are not in this file: in a delta they are in the roster.
    private void AddUnlisted(Roles roles, Findings findings)
    {
        foreach (var (assignments, line) in roles.All.Where(role => !people.ContainsKey(role.Assignments.User)))
        {
            var user = assignments.User;
            if (All is not null)
            {
                findings.Add("roles", line, "userSourcedId", "UNKNOWN_USER");
            }
            else
            {
                people.Add(user, new(user, null, false)
                {
                    Roles = assignments.Roles,
                    Ended = assignments.Ended,
                    WholeRoles = roles.Whole && !assignments.Doubtful,
                });
            }
        }
    }
}
