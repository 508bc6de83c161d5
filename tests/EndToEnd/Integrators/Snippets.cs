using System.Text.RegularExpressions;

namespace DistrictCoaching.EndToEnd;

/// <summary>A code fence of a page of documentation.</summary>
internal sealed partial record Snippet(string Language, string Text)
{
    /// <summary>The name that a file's first line gives it.</summary>
    public string FileName => FirstLine().Match(Text).Groups[1].Value;

    public static IReadOnlyList<Snippet> Of(string page) => [.. Fences().Matches(page).Select(fence => new Snippet(fence.Groups[1].Value, fence.Groups[2].Value))];

    /// <summary>Whether something that was printed is what a page says, where … stands for anything within a line.</summary>
    public bool Tells(string printed) => Regex.IsMatch(printed.Trim(), $"^{Regex.Escape(Text.Trim()).Replace("…", ".*", StringComparison.Ordinal)}$");

    [GeneratedRegex("^```([a-z]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("^// ([a-z-]+\\.mjs): ")]
    private static partial Regex FirstLine();
}
