using System.Buffers;
using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using DistrictCoaching.EndToEnd;
using DistrictCoaching.Tests;

[assembly: AssemblyFixture(typeof(NothingPersonal))]

namespace DistrictCoaching.EndToEnd;

/// <summary>What no process of a test may log: whatever the fixtures say of people, what tests write about them, and keys.</summary>
internal static partial class Personal
{
    /// <summary>The sample's people, and those of the large roster where it lies beside the repository.</summary>
    private static readonly Dictionary<string, string>[] People =
        [.. new[] { Path.Combine(Repository.Root, "samples", "oneroster"), Samples.Find("oneroster/clean-v1p2-bulk") }.OfType<string>().SelectMany(Rows)];

    /// <summary>Whole words; a given name alone may be a word of ours (one of the sample's is Boolean).</summary>
    private static readonly HashSet<string> Words =
        [.. People.SelectMany(person => new[] { person["username"], person["email"] }).Where(word => word.Length > 0), .. Rows(Path.Combine(Repository.Root, "samples", "oneroster")).Select(person => person["familyName"]), "Ottoline", "Ferris"];

    /// <summary>Anywhere.</summary>
    private static readonly SearchValues<string> Texts = SearchValues.Create(
        [
            .. People.Select(person => $"{person["givenName"]} {person["familyName"]}"),
            "@marmalade.example", "@second.example", "Kept between us.", "Nine years of it.", "a long way to the lighthouse", "PRIVATE KEY-----", "Password=",
        ],
        StringComparison.OrdinalIgnoreCase);

    public static bool In(string line) => line.AsSpan().ContainsAny(Texts) || Word().Matches(line).Any(word => Words.Contains(word.Value.TrimEnd('.')));

    private static IEnumerable<Dictionary<string, string>> Rows(string folder)
    {
        var lines = File.ReadLines(Path.Combine(folder, "users.csv")).Select(line => line.TrimStart('\uFEFF').Split(',').Select(cell => cell.Trim('"')).ToList()).ToList();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}.@_'-]+")]
    private static partial Regex Word();
}

/// <summary>Fails the run of the tests when any process logged something personal.</summary>
public sealed class NothingPersonal : IDisposable
{
    private static readonly ConcurrentBag<string> Found = [];

    /// <summary>Called with each line that a process logged.</summary>
    internal static void Look(string line)
    {
        if (Personal.In(line))
        {
            Found.Add(line);
        }
    }

    public void Dispose() => Assert.Empty(Found);
}
