using System.IO.Compression;
using System.Text;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>A small package that is right, and what a test makes of it.</summary>
internal static class Small
{
    public static Dictionary<string, string> Files() => new()
    {
        ["manifest"] = Lines(
            "propertyName,value", "manifest.version,1.0", "oneroster.version,1.2", "file.orgs,bulk", "file.users,bulk", "file.roles,bulk", "file.academicSessions,bulk"),
        ["orgs"] = Lines("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId", "d,,,District,district,,", "s,,,School,school,,d", "w,,,Wing,department,,s"),
        ["academicSessions"] = Lines(
            "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
            "y,,,Year,schoolYear,2026-08-15,2027-06-10,,2027"),
        ["users"] = Lines(
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,email,preferredGivenName",
            "ann,,,true,ann,,Annabel,Ash,ann@x.example,Ann", "ben,,,true,ben,,Ben,Birch,,", "kid,,,true,kid,,Kid,Kelp,,"),
        ["roles"] = Lines(
            "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId",
            "r1,,,ann,primary,teacher,2026-08-15,2027-06-10,s", "r2,,,ben,primary,principal,,,s", "r3,,,kid,primary,student,,,s"),
    };

    public static string Lines(params string[] lines) => string.Join('\n', lines) + "\n";

    public static RosterReading Read(Dictionary<string, string> files, PackageLimits? limits = null) =>
        Read(files.Select(file => (file.Key + ".csv", Encoding.UTF8.GetBytes(file.Value))), limits);

    public static RosterReading Read(IEnumerable<(string Name, byte[] Content)> files, PackageLimits? limits = null)
    {
        using var package = RosterPackage.Zip(Zip(files), limits);
        return OneRosterReader.Read(package);
    }

    /// <summary>What a right package says after one file was changed by replacing text in it.</summary>
    public static RosterReading With(string file, string old, string changed)
    {
        var files = Files();
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
