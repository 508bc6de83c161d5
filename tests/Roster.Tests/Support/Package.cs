using System.IO.Compression;
using System.Text;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>A small package that is right to the letter, and what a test makes of it.</summary>
internal static class Small
{
    private static readonly string[] Old =
    [
        "academicSessions", "categories", "classes", "classResources", "courses", "courseResources", "demographics", "enrollments", "lineItems", "orgs", "resources", "results", "users",
    ];

    private static readonly string[] Added =
        ["roles", "userProfiles", "userResources", "scoreScales", "lineItemScoreScales", "resultScoreScales", "lineItemLearningObjectiveIds", "resultLearningObjectiveIds"];

    /// <summary>A teacher, a leader and a student of one school, in 1.2.1.</summary>
    public static Dictionary<string, string> Files() => new()
    {
        ["manifest"] = Manifest("1.2", "bulk", "orgs", "users", "roles", "academicSessions"),
        ["orgs"] = Lines("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId", "d,,,District,district,,", "s,,,School,school,,d", "w,,,Wing,department,,s"),
        ["academicSessions"] = Lines(
            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
            "y,,,Year,schoolYear,2026-08-15,2027-06-10,,2027"),
        ["users"] = Lines(
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,"
            + "userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
            "ann,,,true,ann,,Annabel,Ash,,,ann@x.example,,,,,,,Ann,,,s,",
            "ben,,,true,ben,,Ben,Birch,,,,,,,,,,,,,,",
            "kid,,,true,kid,,Kid,Kelp,,,,,,,,,,,,,,"),
        ["roles"] = Lines(
            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
            "r1,,,ann,primary,teacher,2026-08-15,2027-06-10,s,", "r2,,,ben,primary,principal,,,s,", "r3,,,kid,primary,student,,,s,"),
    };

    /// <summary>The same with a class of one course, the teacher's and the student's enrollments, and the teacher's profile.</summary>
    public static Dictionary<string, string> WithClasses()
    {
        var files = Files();
        files["manifest"] = Manifest("1.2", "bulk", "orgs", "users", "roles", "academicSessions", "courses", "classes", "enrollments", "userProfiles");
        files["courses"] = Lines("sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes", "m,,,y,Maths,M1,09,d,Maths,02");
        files["classes"] = Lines(
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
            "c,,,Maths A,09,m,A,scheduled,,s,y,,,1");
        files["enrollments"] = Lines(
            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
            "e1,,,c,s,ann,teacher,true,2026-08-15,2027-06-10", "e2,,,c,s,kid,student,,,");
        files["userProfiles"] = Lines(
            "sourcedId,status,dateLastModified,userSourcedId,profileType,vendorId,applicationId,description,credentialType,username,password", "p1,,,ann,platform,v,,,username,ann,");
        files["roles"] = files["roles"].Replace("2027-06-10,s,", "2027-06-10,s,p1", StringComparison.Ordinal);
        return files;
    }

    /// <summary>The same people in 1.1, where roles are columns.</summary>
    public static Dictionary<string, string> OldFiles()
    {
        var files = Files();
        files.Remove("roles");
        files["manifest"] = Manifest("1.1", "bulk", "orgs", "users", "academicSessions");
        files["users"] = Lines(
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
            "ann,,,true,s,teacher,ann,,Ann,Ash,,,ann@x.example,,,,,", "ben,,,true,\"s,d\",administrator,ben,,Ben,Birch,,,,,,,,", "kid,,,true,s,student,kid,,Kid,Kelp,,,,,,,09,");
        return files;
    }

    public static string Manifest(string version, string mode, params string[] present) => Lines(
        ["propertyName,value", "manifest.version,1.0", "oneroster.version," + version, .. Old.Concat(version == "1.1" ? [] : Added).Select(file => $"file.{file},{(present.Contains(file) ? mode : "absent")}")]);

    public static string Lines(params string[] lines) => string.Join('\n', lines) + "\n";

    public static RosterReading Read(Dictionary<string, string> files, PackageLimits? limits = null) => Read(Bytes(files), limits);

    public static RosterReading Read(IEnumerable<(string Name, byte[] Content)> files, PackageLimits? limits = null)
    {
        using var package = RosterPackage.Zip(Zip(files), limits);
        return OneRosterReader.Read(package);
    }

    public static IEnumerable<(string Name, byte[] Content)> Bytes(Dictionary<string, string> files) => files.Select(file => (file.Key + ".csv", Encoding.UTF8.GetBytes(file.Value)));

    /// <summary>What a right package says after one file was changed by replacing text in it.</summary>
    public static RosterReading With(string file, string old, string changed) => With(Files(), file, old, changed);

    public static RosterReading With(Dictionary<string, string> files, string file, string old, string changed)
    {
        Assert.Contains(old, files[file], StringComparison.Ordinal);
        files[file] = files[file].Replace(old, changed, StringComparison.Ordinal);
        return Read(files);
    }

    public static MemoryStream Zip(IEnumerable<(string Name, byte[] Content)> files)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        stream.Position = 0;
        return stream;
    }
}
