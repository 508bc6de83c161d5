namespace DistrictCoaching.OneRoster;

/// <summary>The subjects of courses.</summary>
internal sealed class Courses
{
    private readonly Dictionary<ulong, SubjectSet> subjects = [];

    public Courses(Manifest manifest, Orgs orgs, Sessions sessions)
    {
        if (!manifest.Has("courses"))
        {
            return;
        }

        using var table = manifest.Open(TableShape.Courses);
        var seen = new Seen();
        while (table.Next())
        {
            if (!table.Identified("sourcedId") || !table.IsNew(seen))
            {
                continue;
            }

            table.Check();
            table.Refers("orgSourcedId", orgs.All);
            if (table.Refers("schoolYearSourcedId", sessions.All) && sessions.IsNoYear(table.Key("schoolYearSourcedId")))
            {
                table.Report("SESSION_TYPE", "schoolYearSourcedId");
            }

            if (!table.Deleted)
            {
                subjects.Add(table.Key("sourcedId"), Subjects.Of(table));
            }
        }

        manifest.ReportWhole(table);
        All = manifest.All(table, seen);
    }

    /// <summary>Their ids; none where the package does not list all.</summary>
    public Seen? All { get; }

    public SubjectSet Of(ulong course) => subjects.GetValueOrDefault(course);
}
