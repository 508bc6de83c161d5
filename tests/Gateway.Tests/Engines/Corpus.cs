using System.Text.RegularExpressions;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Every document that stands as a text in the gateway's tests.</summary>
internal static partial class Corpus
{
    public static IReadOnlyList<string> Documents { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Gateway.Tests"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Texts().Matches(File.ReadAllText(file)).Select(found => found.Groups[1].Value))
            .Select(text => text.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Trim())
            .Where(text => Start().IsMatch(text) && !text.Contains("sampleWait", StringComparison.Ordinal) && !text.Contains("rateLimit", StringComparison.Ordinal) && Guard.Read(text, new()).Document is not null)
            .Distinct().Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex("""(?<!")"((?:[^"\\\n]|\\.)+)"(?!")""")]
    private static partial Regex Texts();

    [GeneratedRegex("^(\\{|query|mutation)")]
    private static partial Regex Start();
}
