using System.IO.Compression;
using DistrictCoaching.Tests;

namespace DistrictCoaching.EndToEnd;

/// <summary>OneRoster packages to import.</summary>
internal static class Packages
{
    /// <summary>The folder of the sample district.</summary>
    public static string Sample { get; } = Find();

    /// <summary>A folder's files as a zip.</summary>
    public static byte[] Zip(string folder)
    {
        using var zipped = new MemoryStream();
        ZipFile.CreateFromDirectory(folder, zipped);
        return zipped.ToArray();
    }

    /// <summary>The sample's package with many more teachers.</summary>
    public static byte[] Grown(int newcomers)
    {
        using var package = new MemoryStream();
        package.Write(Zip(Sample));
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            var school = SchoolOf(Sample);
            Append(zip, "users.csv", newcomers, at => $"new-{at},,,true,new.{at},,Given{at},Family{at},,,new.{at}@marmalade.example,,,,,,,,,,{school},");
            Append(zip, "roles.csv", newcomers, at => $"new-role-{at},,,new-{at},primary,teacher,2024-08-01,,{school},");
        }

        return package.ToArray();
    }

    /// <summary>The sample's package as it is once somebody left: without a line of hers.</summary>
    public static byte[] Without(string login)
    {
        var id = Rows(Sample, "users.csv").Single(user => user["username"] == login)["sourcedId"];
        using var package = new MemoryStream();
        package.Write(Zip(Sample));
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var file in Directory.GetFiles(Sample, "*.csv"))
            {
                var name = Path.GetFileName(file);
                zip.GetEntry(name)!.Delete();
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                foreach (var line in File.ReadLines(file).Where(line => !line.Split(',').Contains(id)))
                {
                    writer.Write(line + "\n");
                }
            }
        }

        return package.ToArray();
    }

    /// <summary>The roster of 840 people that is laid beside the repository; where it is not, the sample's.</summary>
    public static string Large => Samples.Find("oneroster/clean-v1p2-bulk") ?? Sample;

    /// <summary>The logins of a package's people who have a role, in the file's order.</summary>
    public static IReadOnlyList<(string Login, string Given, string Family)> People(string folder, string role)
    {
        var users = Rows(folder, "users.csv").ToDictionary(user => user["sourcedId"]);
        return [.. Rows(folder, "roles.csv").Where(row => row["role"] == role).Select(row => users[row["userSourcedId"]]).Select(user => (user["username"], user["givenName"], user["familyName"]))];
    }

    /// <summary>The id of the first school of a package.</summary>
    public static string SchoolOf(string folder) => Rows(folder, "orgs.csv").First(org => org["type"] == "school")["sourcedId"];

    private static void Append(ZipArchive zip, string file, int lines, Func<int, string> line)
    {
        using var entry = zip.GetEntry(file)!.Open();
        entry.Seek(0, SeekOrigin.End);
        using var writer = new StreamWriter(entry);
        foreach (var at in Enumerable.Range(1, lines))
        {
            writer.Write(line(at) + "\n");
        }
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string folder, string file)
    {
        var lines = File.ReadLines(Path.Combine(folder, file)).Select(line => line.TrimStart('\uFEFF').Split(',')).ToList();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(at!.FullName, "samples", "oneroster")))
        {
            at = at.Parent;
        }

        return Path.Combine(at.FullName, "samples", "oneroster");
    }
}
