using DistrictCoaching.Tests;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>The shared samples, and variations of them in memory.</summary>
internal static class Data
{
    /// <summary>A shared sample's folder. Where the data was not laid out the test is skipped, but never in continuous integration.</summary>
    public static string Folder(string name)
    {
        var folder = Samples.Find("oneroster/" + name);
        if (folder is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("The shared samples are not beside this repository.");
        }

        Assert.NotNull(folder);
        return folder;
    }

    public static RosterReading Read(string name)
    {
        using var package = RosterPackage.Folder(Folder(name));
        return OneRosterReader.Read(package);
    }

    /// <summary>A sample's files as text, by their names without <c>.csv</c>.</summary>
    public static Dictionary<string, string> Files(string name) =>
        Directory.EnumerateFiles(Folder(name)).ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, File.ReadAllText);
}
