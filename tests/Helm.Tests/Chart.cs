using DistrictCoaching.Tests;

namespace DistrictCoaching.Helm.Tests;

/// <summary>The chart, and the sets of values that it is tested with.</summary>
internal static class Chart
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "helm", "district-coaching");

    public static string Tests { get; } = Path.Combine(Repository.Root, "tests", "Helm.Tests");

    /// <summary>Names of the files in Values.</summary>
    public static IReadOnlyList<string> Sets { get; } = [.. Directory.GetFiles(Path.Combine(Tests, "Values"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static string Values(string set) => Path.Combine(Tests, "Values", $"{set}.yaml");
}
