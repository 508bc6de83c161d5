using DistrictCoaching.Storage;

namespace DistrictCoaching.OneRoster;

/// <summary>Staff, out of the users of all kinds. A student's row is passed over as soon as her role is known.</summary>
internal sealed class Users
{
    private readonly Dictionary<string, FilePerson> people = [];
    private readonly Manifest manifest;
    private readonly Roles roles;
    private readonly Orgs orgs;

    public Users(RosterPackage package, Manifest manifest, Orgs orgs, Roles roles, Findings findings)
    {
        (this.manifest, this.orgs, this.roles) = (manifest, orgs, roles);
        if (manifest.Has("users"))
        {
            using var table = new CsvTable(package, "users", findings, [.. new[] { "sourcedId", "givenName", "familyName" }, .. manifest.HasRoles ? [] : new[] { "role", "orgSourcedIds" }]);
            var seen = new Seen();
            while (table.Next())
            {
                if (table.Required("sourcedId"))
                {
                    if (!seen.Add(table.Id))
                    {
                        table.Report("DUPLICATE_ID", "sourcedId");
                    }

                    Add(table);
                }
            }

            if (table.Rows == 0)
            {
                findings.Add("users", null, null, "EMPTY_FILE");
            }

            Whole = manifest.IsWhole(table);
        }

        AddUnlisted(findings);
        foreach (var _ in people.Values.SelectMany(person => person.Identity?.Logins ?? []).GroupBy(login => login).Where(login => login.Skip(1).Any()))
        {
            findings.Add("users", null, null, "SHARED_LOGIN");
        }
    }

    public bool Whole { get; }

    public IEnumerable<FilePerson> People => people.Values;

    private void Add(CsvTable table)
    {
        var assignments = manifest.HasRoles ? roles.Of(table.Id) : Columns(table);
        if (assignments is null && (!manifest.HasRoles || roles.Complete))
        {
            return;
        }

        var disabled = table["enabledUser"].ToUpperInvariant() is "FALSE" or "NO" or "0";
        var gone = table.Deleted || disabled;
        var nobody = assignments is { Roles.Count: 0, Ended.Count: 0 };    // only rejected rows: enough to see that she is there, not who she is
        var identity = gone || nobody || table.BadStatus ? null : Identity(table);
        people[table.Id] = new(table.Id, identity, gone)
        {
            Line = table.Line,
            Keys = FileKeys.Of(table),
            Words = FileWord.OfPerson(table),
            Roles = assignments?.Roles ?? [],
            Ended = assignments?.Ended ?? [],
            WholeRoles = assignments is { Doubtful: false } && (!manifest.HasRoles || roles.Complete),
        };
    }

    /// <summary>A row of 1.1 has all roles of its person; none where it is of no staff.</summary>
    private Assignments? Columns(CsvTable table)
    {
        if (Standard.IsOfNoStaff(table["role"]))
        {
            return null;
        }

        var assignments = new Assignments();
        if (!table.Required("role", "orgSourcedIds"))
        {
            assignments.Reject(table);
            return assignments;
        }

        foreach (var org in table["orgSourcedIds"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            assignments.Add(table, orgs, org, "orgSourcedIds", "", "");
        }

        return assignments;
    }

    private static PersonIdentity? Identity(CsvTable table)
    {
        var given = Or(table["preferredGivenName"], table["givenName"]);
        var family = Or(table["preferredFamilyName"], table["familyName"]);
        if (given is null || family is null)
        {
            table.Report("MISSING_VALUE", given is null ? "givenName" : "familyName");
            return null;
        }

        switch (table["enabledUser"])
        {
            case "true":
                break;
            case var said when said.ToUpperInvariant() is "" or "TRUE" or "YES" or "1":
                table.Report("NONSTANDARD_VALUE", "enabledUser");
                break;
            default:
                table.Report("BAD_VALUE", "enabledUser");
                return null;
        }

        var username = Or(table["username"], "");
        if (username is null)
        {
            table.Report("NO_USERNAME", "username");
        }

        return new(given, family, Or(table["email"], ""), username);
    }

    // Roles of people whose rows are not in this file: in a delta they are in the roster.
    private void AddUnlisted(Findings findings)
    {
        foreach (var (user, assignments, line) in roles.All.Where(role => !people.ContainsKey(role.User)))
        {
            if (Whole)
            {
                findings.Add("roles", line, "userSourcedId", "UNKNOWN_USER");
            }
            else
            {
                people.Add(user, new(user, null, false)
                {
                    Roles = assignments.Roles,
                    Ended = assignments.Ended,
                    WholeRoles = roles.Complete && !assignments.Doubtful,
                });
            }
        }
    }

    private static string? Or(string first, string second) => first.Length > 0 ? first : second.Length > 0 ? second : null;
}
