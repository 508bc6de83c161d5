using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>
/// Right packages with random damage: there is always an answer, never half an import.
/// The suite tries the same ones each time; ROSTER_FUZZ=100000 tries that many new ones, ROSTER_FUZZ_SEED begins with the one that a failure printed.
/// </summary>
public sealed class FuzzTests
{
    private const int Packages = 1_500;

    [Fact]
    public void Whatever_is_damaged_there_is_an_answer_and_nobody_leaves_whose_rows_are_there()
    {
        if (Environment.GetEnvironmentVariable("ROSTER_FUZZ") is { } more)
        {
            Sample(long.Parse(more, CultureInfo.InvariantCulture), Environment.GetEnvironmentVariable("ROSTER_FUZZ_SEED"));
            return;
        }

        for (var package = 0; package < Packages; package++)
        {
            Sample(1, new PCG(1, (ulong)package).ToString());
        }
    }

    [Theory]
    [InlineData("users")]
    [InlineData("roles")]
    [InlineData("orgs")]
    [InlineData("enrollments")]
    public void A_file_that_was_cut_before_a_lines_last_value_never_passes_for_a_whole_one(string file)
    {
        var whole = Small.WithClasses()[file];
        for (var at = 1; at < whole.Length - 1; at++)
        {
            var files = Small.WithClasses();
            files[file] = whole[..at];
            var reading = Small.Read(files);
            var lines = files[file].TrimEnd('\n').Split('\n');
            Assert.True(reading.Findings.Count > 0 || lines[^1].Count(sign => sign == ',') == lines[0].Count(sign => sign == ','), $"cut at {at}");
        }
    }

    private static void Sample(long packages, string? seed) => Damage.Package.Sample(Answers, iter: packages, seed: seed, threads: 1, print: Damage.Print);

    private static void Answers(Damaged damaged)
    {
        var reading = Small.Read(damaged.Files.Select(file => (file.Key + ".csv", file.Value)));
        Assert.Equal(reading.File is null, reading.Findings.Any(finding => finding.Severity == Severity.File));
        Assert.All(reading.Findings, finding => Told(finding, damaged));
        if (reading.File is not { WholePeople: true } file || damaged.IsChanged("manifest", "orgs"))
        {
            return;
        }

        var right = Small.Read(damaged.Right).File!;
        foreach (var person in right.People.Where(person => damaged.IsUntouched(person.SourcedId)))
        {
            var read = Assert.Single(file.People, other => other.SourcedId == person.SourcedId);
            Assert.Equal((person.Identity, person.Gone), (read.Identity, read.Gone));
            Assert.Empty(Places(person).Except(Places(read)));
        }

        static IEnumerable<(Role, string?, Days)> Places(FilePerson person) => person.Roles.Select(role => (role.Role, role.School, role.Days));
    }

    private static void Told(Finding finding, Damaged damaged)
    {
        Assert.NotEmpty(finding.Message());
        Assert.Matches(new Regex("^[Aa9 -/:-@\\[-`{-~?…]*$"), finding.Shape ?? "");
        Assert.InRange(finding.Line ?? 1, 1, 1 + (damaged.Files.TryGetValue(finding.File, out var content) ? content.Count(sign => sign is (byte)'\n' or (byte)'\r') : 0));
    }
}
