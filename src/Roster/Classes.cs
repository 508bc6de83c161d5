namespace DistrictCoaching.OneRoster;

/// <summary>A class: where it is, what is taught there and how many students it has.</summary>
/// <param name="subjects">None where they are its course's, which is unknown.</param>
internal sealed class TaughtClass(string? school, SubjectSet? subjects)
{
    public string? School => school;

    public SubjectSet? Subjects => subjects;

    public int Students { get; set; }
}

/// <summary>Classes, by what is kept of their ids.</summary>
internal sealed class Classes
{
    private readonly Dictionary<ulong, TaughtClass> classes = [];

    public Classes(Manifest manifest, Orgs orgs, Sessions sessions, Courses courses)
    {
        if (!manifest.Has("classes"))
        {
            return;
        }

        using var table = manifest.Open(TableShape.Classes);
        var seen = new Seen();
        while (table.Next())
        {
            if (!table.Identified("sourcedId") || !table.IsNew(seen))
            {
                continue;
            }

            table.Check();
            table.RefersToAll("termSourcedIds", sessions.All);
            var school = orgs.SchoolOf(table);
            SubjectSet? ofCourse = table.Required("courseSourcedId") && table.Refers("courseSourcedId", courses.All) ? courses.Of(table.Key("courseSourcedId")) : null;
            if (!table.Deleted && !table.BadStatus)
            {
                var own = Subjects.Of(table);
                classes.Add(table.Key("sourcedId"), new(school, own.IsEmpty ? ofCourse : own));
            }
        }

        manifest.ReportWhole(table);
        All = manifest.All(table, seen);
    }

    /// <summary>Their ids; none where the package does not list all.</summary>
    public Seen? All { get; }

    public TaughtClass? Find(ulong key) => classes.GetValueOrDefault(key);

    /// <summary>The numbers of students of the classes at each school that have any.</summary>
    public ILookup<string, int> Sizes => classes.Values.Where(taught => taught is { School: not null, Students: > 0 }).ToLookup(taught => taught.School!, taught => taught.Students);
}
