using System.Text.Json;
using System.Text.Json.Serialization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>Something that a file says of a person or of one of her roles, for which a rule may look.</summary>
/// <param name="Column">Of metadata, without that word before it; otherwise empty.</param>
public sealed record FileWord(RuleSource Source, string Column, string Value)
{
    public const int Longest = 100, Most = 20;

    private static readonly string[] Titles = ["title", "jobTitle", "positionTitle", "metadata.title", "metadata.jobTitle", "metadata.positionTitle"];

    /// <summary>The one spelling that is compared: case and blanks do not matter.</summary>
    [JsonIgnore]
    public string Text => $"{Source}\n{Plain(Column)}\n{Plain(Value)}";

    // A title may be of one person alone.
    public override string ToString() => nameof(FileWord);

    /// <summary>Title and metadata of a row of users.</summary>
    internal static IReadOnlyList<FileWord> OfPerson(CsvTable table) =>
        Kept(Titles.Select(column => table[column]).Where(title => title.Length > 0).Take(1).Select(title => new FileWord(RuleSource.Title, "", title)).Concat(Metadata(table)));

    /// <summary>A role of the district's own, and metadata of a row of roles.</summary>
    internal static IReadOnlyList<FileWord> OfRole(CsvTable table) =>
        Kept((table["role"] is var role && IsOwn(role) ? [new FileWord(RuleSource.Role, "", role)] : Enumerable.Empty<FileWord>()).Concat(table.File == "roles" ? Metadata(table) : []));

    internal static bool IsOwn(string role) => role.StartsWith("ext:", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<FileWord> Metadata(CsvTable table) => table.Metadata.Select(column => new FileWord(RuleSource.Metadata, column["metadata.".Length..], table[column]));

    private static IReadOnlyList<FileWord> Kept(IEnumerable<FileWord> words) => [.. words.Where(word => word.Value.Length is > 0 and <= Longest).Take(Most)];

    private static string Plain(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToLowerInvariant();
}

/// <summary>A rule as people write and read it.</summary>
public sealed record FileRule(FileWord Word, Role Role)
{
    private const int Most = 100;

    /// <summary>Whether rules can be looked for in files, each word in one of them.</summary>
    public static bool Valid(IReadOnlyList<FileRule> rules) =>
        rules.Count <= Most && rules.All(rule => rule.Word.Valid()) && rules.DistinctBy(rule => rule.Word.Text).Count() == rules.Count;

    public static byte[] Write(IReadOnlyList<FileRule> rules) => JsonSerializer.SerializeToUtf8Bytes(rules, FileRuleJson.Default.IReadOnlyListFileRule);

    public static IReadOnlyList<FileRule> Read(ReadOnlyMemory<byte> content) => JsonSerializer.Deserialize(content.Span, FileRuleJson.Default.IReadOnlyListFileRule) ?? [];
}

file static class Words
{
    public static bool Valid(this FileWord word) =>
        Enum.IsDefined(word.Source) && word.Value.Trim().Length is > 0 and <= FileWord.Longest && word.Column.Length <= FileWord.Longest
        && (word.Source == RuleSource.Metadata) == (word.Column.Trim().Length > 0)
        && (word.Source != RuleSource.Role || FileWord.IsOwn(word.Value));
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(IReadOnlyList<FileRule>))]
internal sealed partial class FileRuleJson : JsonSerializerContext;
