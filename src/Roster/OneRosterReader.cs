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
            findings.Add(defect.File, defect.Line, defect.Column, defect.Code, defect.Shape);
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

        var orgs = new Orgs(manifest, findings);
        var sessions = new Sessions(manifest, findings);
        var students = new StudentCounts(orgs);
        var users = ReadUsers(manifest, orgs, students, findings);
        students.Done();
        var classes = new Classes(manifest, orgs, sessions, new(manifest, orgs, sessions));
        var teaching = new Teaching(manifest, orgs, users, classes);
        return new()
        {
            WholeSchools = orgs.Whole,
            WholePeople = users.Whole,
            District = orgs.District,
            Schools = orgs.Schools,
            Years = sessions.Years,
            Terms = sessions.Terms,
            People = [.. users.People.Select(person => person.Roles.Count > 0 ? person with { Subjects = teaching.Of(person.SourcedId) } : person)],
            Sizes = teaching.Complete ? Sizes(orgs, students, classes) : null,
        };
    }

    /// <summary>On its own, so that the file of roles is let go of before the classes are read.</summary>
    private static Users ReadUsers(Manifest manifest, Orgs orgs, StudentCounts students, Findings findings) =>
        new(manifest, orgs, new(manifest, orgs, students, findings), students, findings);

    private static FileSchoolSize[] Sizes(Orgs orgs, StudentCounts students, Classes classes)
    {
        var sizes = classes.Sizes;
        return [.. orgs.Schools.Where(school => !school.Gone).Select(school => new FileSchoolSize(school.SourcedId, students.Of(school.SourcedId), [.. sizes[school.SourcedId].Order()]))];
    }
}
