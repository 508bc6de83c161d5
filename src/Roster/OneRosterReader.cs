namespace DistrictCoaching.OneRoster;

/// <summary>What was read of a package, and what is not as it should be.</summary>
/// <param name="File">None where a finding refuses the package.</param>
public sealed record RosterReading(RosterFile? File, IReadOnlyList<Finding> Findings);

/// <summary>Reads OneRoster CSV 1.1 and 1.2, whole files and deltas: lenient in what it takes, strict in what it reports. It never throws for what is in a file.</summary>
public static class OneRosterReader
{
    public static RosterReading Read(RosterPackage package)
    {
        var findings = new Findings();
        foreach (var defect in package.Defects)
        {
            findings.Add(defect.File, defect.Line, defect.Column, defect.Code);
        }

        RosterFile? file = null;
        if (!findings.Refused)
        {
            try
            {
                file = ReadFiles(package, findings);
            }
            catch (BadFileException e)
            {
                findings.Add(e.File, e.Line, null, e.Code);
            }
            catch (InvalidDataException)
            {
                findings.Add("zip", null, null, "ZIP_DAMAGED");
            }
        }

        return new(findings.Refused ? null : file, findings.All);
    }

    private static RosterFile ReadFiles(RosterPackage package, Findings findings)
    {
        var manifest = new Manifest(package, findings);
        if (findings.Refused)
        {
            return new();
        }

        var orgs = new Orgs(package, manifest, findings);
        var (years, terms) = Sessions.Read(package, manifest, findings);
        var roles = new Roles(package, manifest, orgs, findings);
        var users = new Users(package, manifest, orgs, roles, findings);
        var staff = users.People.Where(person => person.Roles.Count > 0).Select(person => person.SourcedId).ToHashSet();
        var teaching = new Teaching(package, manifest, staff, findings);
        return new()
        {
            WholeSchools = orgs.Whole,
            WholePeople = users.Whole,
            District = orgs.District,
            Schools = orgs.Schools,
            Years = years,
            Terms = terms,
            People = [.. users.People.Select(person => staff.Contains(person.SourcedId) ? person with { Subjects = teaching.Of(person.SourcedId) } : person)],
        };
    }
}
