using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>What staff teach: by enrollments as teacher to classes, and by the classes' or their courses' subject codes.</summary>
internal sealed class Teaching
{
    private readonly Dictionary<string, HashSet<string>> classesOf = [];
    private readonly Dictionary<string, IReadOnlyList<SubjectId>> classSubjects = [];
    private readonly Dictionary<string, IReadOnlyList<SubjectId>> courseSubjects = [];
    private readonly Dictionary<string, string> courseOf = [];
    private readonly bool complete;

    public Teaching(RosterPackage package, Manifest manifest, ISet<string> staff, Findings findings)
    {
        if (!manifest.Has("enrollments") || !manifest.Has("classes"))
        {
            return;
        }

        using (var table = new CsvTable(package, "enrollments", findings, "classSourcedId", "userSourcedId", "role"))
        {
            while (table.Next())
            {
                if (table.Is("role", "teacher"u8) && !table.Deleted && staff.Contains(table["userSourcedId"]))
                {
                    Enroll(table["userSourcedId"], table["classSourcedId"]);
                }
            }

            complete = manifest.IsBulk(table) && table.Rows > 0;
        }

        ReadClasses(package, findings);
        if (manifest.Has("courses"))
        {
            ReadCourses(package, findings);
        }
    }

    /// <summary>Her subjects; none where the package does not say.</summary>
    public IReadOnlyList<SubjectId>? Of(string user) => !complete ? null :
        classesOf.TryGetValue(user, out var classes) ? [.. classes.SelectMany(SubjectsOf).Distinct().OrderBy(subject => subject.Value)] : [];

    private IReadOnlyList<SubjectId> SubjectsOf(string taught) =>
        classSubjects.TryGetValue(taught, out var subjects) && subjects.Count > 0 ? subjects
        : courseOf.TryGetValue(taught, out var course) ? courseSubjects.GetValueOrDefault(course, [])
        : [];

    private void Enroll(string user, string taught)
    {
        if (!classesOf.TryGetValue(user, out var classes))
        {
            classesOf.Add(user, classes = []);
        }

        classes.Add(taught);
    }

    private void ReadClasses(RosterPackage package, Findings findings)
    {
        var taught = classesOf.Values.SelectMany(classes => classes).ToHashSet();
        using var table = new CsvTable(package, "classes", findings, "sourcedId", "courseSourcedId");
        var seen = new Seen();
        while (table.Next())
        {
            if (!seen.Add(table.Id))
            {
                table.Report("DUPLICATE_ID", "sourcedId");
            }
            else if (!table.Deleted && taught.Contains(table.Id))
            {
                classSubjects[table.Id] = Subjects(table);
                courseOf[table.Id] = table["courseSourcedId"];
            }
        }
    }

    private void ReadCourses(RosterPackage package, Findings findings)
    {
        var needed = courseOf.Values.ToHashSet();
        using var table = new CsvTable(package, "courses", findings, "sourcedId");
        var seen = new Seen();
        while (table.Next())
        {
            if (!seen.Add(table.Id))
            {
                table.Report("DUPLICATE_ID", "sourcedId");
            }
            else if (!table.Deleted && needed.Contains(table.Id))
            {
                courseSubjects[table.Id] = Subjects(table);
            }
        }
    }

    // The first two digits of a course's code are its subject area.
    private static SubjectId[] Subjects(CsvTable table)
    {
        var subjects = new List<SubjectId>();
        foreach (var code in table["subjectCodes"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (code.Length >= 2 && Taxonomy.SubjectByCode(code[..2]) is { } subject)
            {
                subjects.Add(subject.Id);
            }
            else
            {
                table.Report("UNKNOWN_SUBJECT_CODE", "subjectCodes");
            }
        }

        return [.. subjects];
    }
}
