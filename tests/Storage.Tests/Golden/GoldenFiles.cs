using DistrictCoaching.Tests;

namespace DistrictCoaching.Storage.Tests.Golden;

/// <summary>The files of this folder: what was ever stored, in the form in which it was stored.</summary>
internal static class GoldenFiles
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Storage.Tests", "Golden");

    private static bool Locally => Environment.GetEnvironmentVariable("CI") != "true";

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static string NameOf(Shape shape) => shape.Type.Replace('/', '.') + ".json";

    /// <summary>The stored bytes; the file of a new event is written first, with an example, but on CI.</summary>
    public static byte[] Of(Shape shape)
    {
        var path = Path.Combine(Folder, NameOf(shape));
        if (!File.Exists(path) && shape.Newest && Locally)
        {
            File.WriteAllBytes(path, shape.Write(Example.Of(shape.Event)));
        }

        return File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new FileNotFoundException($"{shape.Type} has no golden file. Run CatalogueTests once on your machine, which writes tests/Storage.Tests/Golden/{NameOf(shape)}, and commit it.");
    }

    /// <summary>The lines of a list that only grows; locally it grows by itself.</summary>
    public static string[] Lines(string name, IReadOnlyList<string> now)
    {
        var path = Path.Combine(Folder, name);
        var known = File.Exists(path) ? File.ReadAllLines(path) : [];
        if (Locally && now.Except(known).Any())
        {
            File.WriteAllLines(path, known = [.. known.Union(now).Order(StringComparer.Ordinal)]);
        }

        return known;
    }
}
