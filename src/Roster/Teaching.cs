using System.Text;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>What staff teach, by enrollments as teacher to classes; of students only how many there are.</summary>
internal sealed class Teaching
{
    private readonly Dictionary<ulong, SubjectSet?> subjectsOf = [];
    private readonly Dictionary<SubjectSet, IReadOnlyList<SubjectId>> lists = [];    // many people teach the same
    private readonly Seen doubtful = new();
    private readonly Classes classes;
    private readonly Users users;

    public Teaching(Manifest manifest, Orgs orgs, Users users, Classes classes)
    {
        (this.users, this.classes) = (users, classes);
        if (!manifest.Has("enrollments") || !manifest.Has("classes"))
        {
            return;
        }

        using var table = manifest.Open(TableShape.Enrollments);
        var ids = new Seen();
        while (table.Next())
        {
            if (!table.Bytes("sourcedId").IsEmpty && !ids.Add(table.Key("sourcedId")))
            {
                table.Report("REPEATED_ID", "sourcedId");
            }

            Add(table, orgs);
        }

        manifest.ReportWhole(table);
        Complete = manifest.IsBulk(table) && table.Rows > 0 && !table.Incomplete;
    }

    /// <summary>All enrollments are there.</summary>
    public bool Complete { get; }

    /// <summary>Her subjects; none where the package does not say, or says it in a row that was left out.</summary>
    public IReadOnlyList<SubjectId>? Of(string user)
    {
        var key = Seen.Key(user);
        return !Complete || doubtful.Has(key) ? null
            : !subjectsOf.TryGetValue(key, out var subjects) ? []
            : subjects is { } known ? List(known)
            : null;
    }

    private IReadOnlyList<SubjectId> List(SubjectSet subjects)
    {
        if (!lists.TryGetValue(subjects, out var list))
        {
            lists.Add(subjects, list = subjects.Ids());
        }

        return list;
    }

    private void Add(CsvTable table, Orgs orgs)
    {
        var role = table.Bytes("role");
        if (Ascii.EqualsIgnoreCase(role, "teacher"u8))
        {
            AddTeacher(table, orgs);
        }
        else if (Ascii.EqualsIgnoreCase(role, "student"u8))
        {
            AddStudent(table);
        }
        else if (!Ascii.EqualsIgnoreCase(role, "administrator"u8) && !Ascii.EqualsIgnoreCase(role, "proctor"u8) && !role.StartsWith("ext:"u8))
        {
            table.Report(role.IsEmpty ? "MISSING_VALUE" : "BAD_VALUE", "role");
        }
    }

    private void AddTeacher(CsvTable table, Orgs orgs)
    {
        table.Check();
        orgs.SchoolOf(table);
        if (!table.Bytes("role").SequenceEqual("teacher"u8))
        {
            table.Report("NONSTANDARD_CASE", "role");
        }

        if (!table.Identified("userSourcedId"))
        {
            return;
        }

        var user = table.Key("userSourcedId");
        if (!table.Required("sourcedId", "classSourcedId") || !table.Refers("classSourcedId", classes.All) || table.BadStatus)
        {
            doubtful.Add(user);
        }
        else if (table.Refers("userSourcedId", users.All) && users.IsStaff(user) && !table.Deleted && classes.Find(table.Key("classSourcedId")) is { } taught)
        {
            subjectsOf[user] = subjectsOf.TryGetValue(user, out var before) ? before | taught.Subjects : taught.Subjects;
        }
    }

    private void AddStudent(CsvTable table)
    {
        if (table.Required("sourcedId", "classSourcedId", "userSourcedId") && table.Refers("classSourcedId", classes.All) && table.Refers("userSourcedId", users.All)
            && !table.Deleted && !table.BadStatus && classes.Find(table.Key("classSourcedId")) is { } attended)
        {
            attended.Students++;
        }
    }
}
