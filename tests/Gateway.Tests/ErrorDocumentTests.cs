using System.Text;
using System.Text.RegularExpressions;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>docs/errors.md is written from the code: locally it is rewritten, on CI a difference fails.</summary>
public sealed class ErrorDocumentTests
{
    private static readonly Lazy<IReadOnlyList<(string Name, string Text)>> Sources = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Regex.IsMatch(file, @"[/\\](obj|bin)[/\\]") && !Regex.IsMatch(Path.GetFileName(file), "^(.*Refusals|Refusal|GatewayCodes|DocumentCodes|FindingCodes)[.]cs$"))
            .Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))).OrderBy(source => source.Item1, StringComparer.Ordinal)]);

    private static readonly Entry[] Refused =
        [.. Refusals.Codes.Select(code => new Entry(code, null, new Refusal(code).Message("en"), new Refusal(code).Message("es"), Where(code, Names(typeof(Refusal), code).Concat(Names(typeof(Teacher), code)))))];

    private static readonly Entry[] OfGateway =
        [.. GatewayCodes.All.Select(code => new Entry(code.Code, $"{code.Status}", code.En, code.Es, Where(code.Code, Names(typeof(GatewayCodes), code.Code))))];

    private static readonly Entry[] OfRosters =
        [.. FindingCodes.All.Select(code => new Entry(code, FindingCodes.SeverityOf(code).ToString(), FindingCodes.Sentence(code, "en"), FindingCodes.Sentence(code, "es"), Where(code, [])))];

    [Fact]
    public async Task The_document_is_what_the_code_says()
    {
        var file = Path.Combine(Repository.Root, "docs", "errors.md");
        var (text, written) = (Document(), File.Exists(file) ? await File.ReadAllTextAsync(file) : "");
        if (text != written && Environment.GetEnvironmentVariable("CI") != "true")
        {
            await File.WriteAllTextAsync(file, text);
            written = text;
        }

        Assert.Equal(written, text);
    }

    [Fact]
    public void Every_code_speaks_both_languages_and_arises_somewhere()
    {
        Entry[] all = [.. Refused, .. OfGateway, .. OfRosters];
        Assert.All(all, entry => Assert.Matches("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$", entry.Code));
        Assert.All(all, entry => Assert.EndsWith(".", entry.En, StringComparison.Ordinal));
        Assert.All(all, entry => Assert.EndsWith(".", entry.Es, StringComparison.Ordinal));
        Assert.DoesNotContain(all, entry => entry.En == entry.Es);
        Assert.Empty(all.Where(entry => entry.Where.Count == 0).Select(entry => entry.Code));
        Assert.Equal(all.Length, all.DistinctBy(entry => entry.Code).Count());
    }

    [Fact]
    public void No_code_is_given_that_is_not_listed()
    {
        var listed = Refused.Concat(OfGateway).Concat(OfRosters).Select(entry => entry.Code).ToHashSet();
        var given = Sources.Value.SelectMany(source => Regex.Matches(source.Text, "new(?: Refusal|\\s?Domain[.]Refusal)?\\(\"([A-Z][A-Z_]+)\"").Select(match => match.Groups[1].Value)).Distinct();
        Assert.Empty(given.Except(listed).Except(StoreFailures()));
    }

    /// <summary>Codes of broken machinery, which no person is answered.</summary>
    private static IEnumerable<string> StoreFailures() =>
        Sources.Value.Where(source => source.Text.Contains("StorageException", StringComparison.Ordinal))
            .SelectMany(source => Regex.Matches(source.Text, "new(?: StorageException)?\\(\\s*\"([A-Z_]+)\"").Select(match => match.Groups[1].Value));

    private static string Document()
    {
        var text = new StringBuilder("""
            # Errors

            Written from the code by `ErrorDocumentTests`; do not edit it. A code is stable for ever; its sentence, in the language of `Accept-Language` (en or es), is for people and may be worded better.
            The last column names the code in which it arises.

            ## Refusals

            A no that is an answer: in `errors` of a mutation's payload or of a partner's field, with HTTP 200. Nothing was done.


            """.ReplaceLineEndings("\n"));
        Table(text, ["code", "English", "Spanish", "arises in"], Refused, entry => [Code(entry), entry.En, entry.Es, string.Join(", ", entry.Where)]);
        text.Append("\n## Errors of the gateway\n\nIn `errors` beside `data`, with this HTTP status where nothing was executed. `FRESH_SIGN_IN_REQUIRED` comes so too, with 401, where a whole operation was refused for it.\n\n");
        Table(text, ["code", "status", "English", "Spanish", "arises in"], OfGateway, entry => [Code(entry), entry.Kind!, entry.En, entry.Es, string.Join(", ", entry.Where)]);
        text.Append("\n## Findings in a roster package\n\nFile: nothing of the package is imported. Row: that row is left out. Warning: it was read all the same.\n\n");
        Table(text, ["code", "does", "English", "Spanish"], OfRosters, entry => [Code(entry), entry.Kind!, entry.En, entry.Es]);
        return text.ToString();

        static string Code(Entry entry) => $"`{entry.Code}`";
    }

    private static void Table(StringBuilder text, string[] head, IEnumerable<Entry> entries, Func<Entry, string[]> cells)
    {
        Row(text, head);
        Row(text, [.. head.Select(_ => "---")]);
        foreach (var entry in entries.OrderBy(entry => entry.Code, StringComparer.Ordinal))
        {
            Row(text, cells(entry));
        }
    }

    private static void Row(StringBuilder text, string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>The spellings of a code that stands in a static field, such as Refusal.NotFound.</summary>
    private static IEnumerable<string> Names(Type type, string code) =>
        type.GetFields().Where(field => field.IsStatic && field.GetValue(null) switch
        {
            Refusal refusal => refusal.Code == code,
            GatewayCode own => own.Code == code,
            _ => false,
        }).Select(field => $"{type.Name}.{field.Name}");

    private static IReadOnlyList<string> Where(string code, IEnumerable<string> names)
    {
        string[] spelt = [$"\"{code}\"", .. names];
        return [.. Sources.Value.Where(source => spelt.Any(name => Regex.IsMatch(source.Text, Regex.Escape(name) + "(?![A-Za-z])"))).Select(source => source.Name).Distinct()];
    }

    private sealed record Entry(string Code, string? Kind, string En, string Es, IReadOnlyList<string> Where);
}
