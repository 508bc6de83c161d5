namespace DistrictCoaching.Bench;

/// <summary>Writes a district of a given size as a OneRoster 1.2.1 folder, the same each time: every teacher and every student is enrolled in five classes of about 25.</summary>
internal sealed class GeneratedRoster : IDisposable
{
    private const int ClassesOfEach = 5, ClassSize = 25, Courses = 20;

    private static readonly string[] Given = ["Ada", "Grace", "Mary", "Katherine", "Inés", "Emmy", "Rosalind", "Noor", "Wei", "Zoë", "Maya", "Lise"];
    private static readonly string[] Family = ["Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Iroko", "Juniper", "Kauri", "Larch", "Núñez"];
    private static readonly string[] Read = ["academicSessions", "classes", "courses", "enrollments", "orgs", "roles", "users"];

    private static readonly string[] Absent =
    [
        "categories", "classResources", "courseResources", "demographics", "lineItemLearningObjectiveIds", "lineItems", "lineItemScoreScales", "resources", "resultLearningObjectiveIds", "results", "resultScoreScales", "scoreScales",
        "userProfiles", "userResources",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bench-roster-");
    private readonly DistrictShape shape;
    private readonly int coachOf, classes;

    /// <param name="coachOf">One of how many teachers has the role ext:coach instead; 0: none.</param>
    public GeneratedRoster(DistrictShape shape, int coachOf = 0)
    {
        (this.shape, this.coachOf) = (shape, coachOf);
        classes = Math.Max(shape.Teachers, shape.Students * ClassesOfEach / ClassSize);
        Write("manifest", "propertyName,value", ["manifest.version,1.0", "oneroster.version,1.2", .. Read.Select(file => $"file.{file},bulk"), .. Absent.Select(file => $"file.{file},absent")]);
        Write("orgs", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId", Many(shape.Schools, n => $"{School(n)},,,{shape.Name} {n},school,{n},{Id('0', 0)}").Prepend($"{Id('0', 0)},,,{shape.Name},district,,"));
        Write("academicSessions", "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear", [$"{Id('a', 0)},,,2026-2027,schoolYear,2026-08-15,2027-06-10,,2027"]);
        WritePeople();
        WriteClasses();
    }

    public string Folder => folder.FullName;

    /// <summary>Of all files together.</summary>
    public long Rows { get; private set; }

    public void Dispose() => folder.Delete(recursive: true);

    private void WritePeople()
    {
        Write(
            "users",
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,"
            + "userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
            Everybody((kind, n) => $"{Id(kind, n)},,,true,{kind}{n},,{Given[n % Given.Length]},{Family[n % Family.Length]},,{n},{kind}{n}@district.example,,,,,,,,,,{School(n)},"));
        Write(
            "roles", "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
            Everybody((kind, n) => $"role-{Id(kind, n)},,,{Id(kind, n)},primary,{(kind == 's' ? "student" : RoleOf(n))},2026-08-15,,{School(n)},"));
    }

    private void WriteClasses()
    {
        Write(
            "courses", "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
            Many(Courses, n => $"{Id('c', n)},,,{Id('a', 0)},Course {n},C{n},09,{Id('0', 0)},Subject,0{1 + (n % 5)}"));
        Write(
            "classes", "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
            Many(classes, n => $"{Class(n)},,,Class {n},09,{Id('c', n % Courses)},{n},scheduled,,{School(n)},{Id('a', 0)},,,1"));
        Write(
            "enrollments", "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
            Everybody((kind, n) => (Kind: kind, N: n)).SelectMany(one => Many(ClassesOfEach, at => (one.Kind, one.N, At: at)))
                .Select(one => $"{one.At}-{Id(one.Kind, one.N)},,,{Class((one.N * ClassesOfEach) + one.At)},{School((one.N * ClassesOfEach) + one.At)},{Id(one.Kind, one.N)},{(one.Kind == 't' ? "teacher,true" : "student,")},2026-08-15,2027-06-10"));
    }

    private void Write(string file, string header, IEnumerable<string> rows)
    {
        using var writer = new StreamWriter(Path.Combine(Folder, file + ".csv"));
        writer.WriteLine(header);
        foreach (var row in rows)
        {
            writer.WriteLine(row);
            Rows++;
        }
    }

    private IEnumerable<T> Everybody<T>(Func<char, int, T> one) => Many(shape.Teachers, n => one('t', n)).Concat(Many(shape.Students, n => one('s', n)));

    private static IEnumerable<T> Many<T>(int many, Func<int, T> one) => Enumerable.Range(0, many).Select(one);

    private string RoleOf(int n) => n < shape.Schools ? "principal" : coachOf > 0 && n % coachOf == coachOf - 1 ? "ext:coach" : "teacher";

    private string School(int n) => Id('b', n % shape.Schools);

    private string Class(int n) => Id('d', n % classes);

    /// <summary>As long as the ids of most producers.</summary>
    private static string Id(char kind, int n) => $"{kind}0000000-0000-4000-8000-{n:x12}";
}
