using System.Text;
using DistrictCoaching.Tests;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>docs/operators/roster-findings.md is written from the code: locally it is rewritten, on CI a difference fails.</summary>
public sealed class FindingDocumentTests
{
    [Fact]
    public async Task The_document_is_what_the_code_says()
    {
        var file = Path.Combine(Repository.Root, "docs", "operators", "roster-findings.md");
        var (text, written) = (Document(), File.Exists(file) ? await File.ReadAllTextAsync(file) : "");
        if (text != written && Environment.GetEnvironmentVariable("CI") != "true")
        {
            await File.WriteAllTextAsync(file, text);
            written = text;
        }

        Assert.Equal(written, text);
    }

    [Fact]
    public void Every_code_has_a_sentence_in_both_languages_and_a_fix()
    {
        foreach (var code in FindingCodes.All)
        {
            var finding = new Finding("users", 1, null, code, Severity.Row);
            Assert.EndsWith(".", finding.Message("en"), StringComparison.Ordinal);
            Assert.EndsWith(".", finding.Message("es"), StringComparison.Ordinal);
            Assert.NotEqual(finding.Message("en"), finding.Message("es"));
            Assert.EndsWith(".", FindingCodes.Fix(code), StringComparison.Ordinal);
        }
    }

    private static string Document()
    {
        var text = new StringBuilder("""
            # Findings in rosters

            Written from the code by `FindingDocumentTests`; do not edit it. A code is stable for ever. A finding says file, line (the header is line 1), column, code, severity and the shape of the value, never the value: `Anna 12` is `Aaaa 99`.

            Reading is lenient and reporting strict: what can be understood in one way only is read, and told all the same.

            ## What is refused, and what is left out

            - **A package is refused whole** where it cannot be trusted to be what was exported: a damaged or hostile zip, another encoding, a line that is no CSV, a column, file or version that reading needs, a repeated id, or a file that would empty the district. Nothing of it is imported.
            - **A row is left out** where a value on which somebody's roster depends is missing or cannot be understood. Whatever the row would have said stays as it was: the person stays, with the name, roles and subjects that she had; the school stays as it was.
            - **Where a row does not say whose it is**, it may be anybody's: then nobody leaves, no role ends and no school closes by being absent from that file.
            - **Values on which nothing depends** never reject a row.
            - Who is no staff (student, guardian, parent, relative, proctor) is passed over: her row is looked at for its id, her role and her school, to count. `demographics` and the files of grades and resources are never opened. Not checked: agents, resources, grades, and in a delta references to rows of earlier files.
            - Of one kind in one column the first 1,000 are listed, and 10,000 in all.


            """.ReplaceLineEndings("\n"));
        foreach (var (severity, title, effect) in (ReadOnlySpan<(Severity, string, string)>)
        [
            (Severity.File, "File", "Effect: nothing of the package is imported."), (Severity.Row, "Row", "Effect: the row is left out, and what it would have changed stays as it is."),
            (Severity.Warning, "Warning", "Effect: it was read all the same, as its meaning says."),
        ])
        {
            text.Append($"## {title}\n\n{effect}\n\n| code | meaning | fix |\n| --- | --- | --- |\n");
            foreach (var code in FindingCodes.All.Where(code => FindingCodes.SeverityOf(code) == severity))
            {
                text.Append($"| `{code}` | {FindingCodes.Sentence(code, "en")} | {FindingCodes.Fix(code)} |\n");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }
}
