using System.IO.Compression;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>A small district's OneRoster package. Every district's has the same source ids, as those of two districts with one vendor do.</summary>
internal static class RosterFiles
{
    /// <summary>Key and role of everyone, and the school's number.</summary>
    public static readonly (string Key, string Role, int School)[] Staff =
    [
        ("Lead", "districtAdministrator", 0), ("Administrator", "systemAdministrator", 0), ("Principal", "principal", 1), ("OtherPrincipal", "principal", 2),
        ("Coach", "ext:instructionalCoach", 1), ("IdleCoach", "ext:instructionalCoach", 1), ("OtherCoach", "ext:instructionalCoach", 2),
        ("Head", "teacher", 1), ("Representative", "teacher", 1), ("OtherTeacher", "teacher", 2),
        .. Teachers.Keys.Select(key => (key, "teacher", 1)),
    ];

    /// <param name="without">Who is no longer in it.</param>
    public static byte[] Zip(string name, DateOnly today, params string[] without)
    {
        var staff = Staff.Index().Where(person => !without.Contains(person.Item.Key)).ToList();
        var year = today.Month >= 8 ? today.Year : today.Year - 1;
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("manifest", "propertyName,value", "manifest.version,1.0", "oneroster.version,1.2", "file.orgs,bulk", "file.users,bulk", "file.roles,bulk", "file.academicSessions,bulk");
            Add("orgs", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId", $"s0,,,{name},district,,", $"s1,,,{name} First,school,,s0", $"s2,,,{name} Second,school,,s0");
            Add(
                "academicSessions", "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
                $"y,,,Year,schoolYear,{year}-08-01,{year + 1}-07-31,,{year + 1}", $"f,,,Fall,semester,{year}-08-01,{year + 1}-01-31,y,{year + 1}");
            Add(
                "users",
                [
                    "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,email",
                    .. staff.Select(person => person.Item.Key).Select(key => $"{key},,,true,{Login(key, name)},,{key},{Family(key, name)},{Login(key, name)}"),
                ]);
            Add(
                "roles",
                [
                    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId",
                    .. staff.Select(person => $"r{person.Index},,,{person.Item.Key},primary,{person.Item.Role},2024-08-01,,s{person.Item.School}"),
                ]);

            void Add(string file, params string[] lines)
            {
                using var writer = new StreamWriter(zip.CreateEntry(file + ".csv").Open());
                writer.Write(string.Join('\n', lines) + "\n");
            }
        }

        return stream.ToArray();
    }

    public static string Family(string key, string name) => $"{key} of {name}";

    public static string Login(string key, string name) => $"{key}@{name}.example".ToLowerInvariant();
}
