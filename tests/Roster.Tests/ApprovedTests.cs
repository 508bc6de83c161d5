using System.Text;
using DistrictCoaching.Domain;
using DistrictCoaching.Tests;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>
/// What is said of every shared sample, and what importing it would do: approved in review, rewritten locally, compared on CI.
/// The files hold codes, places and shapes; nothing is copied there from the samples.
/// </summary>
public sealed class ApprovedTests
{
    [Theory]
    [InlineData("bergerb-day1")]
    [InlineData("bergerb-day2", "bergerb-day1")]
    [InlineData("bergerb-day3", "bergerb-day1", "bergerb-day2")]
    [InlineData("clean-v1p1-bulk")]
    [InlineData("clean-v1p2-bulk")]
    [InlineData("clean-v1p2-bulk-2", "clean-v1p2-bulk")]
    [InlineData("clean-v1p2-delta-1", "clean-v1p2-bulk")]
    [InlineData("gospelnerd-district-medium")]
    [InlineData("gospelnerd-district-small")]
    [InlineData("gospelnerd-school-small")]
    [InlineData("longsight-v1p2-graph-bulk")]
    [InlineData("longsight-v1p2-graph-delta", "longsight-v1p2-graph-bulk")]
    [InlineData("longsight-v1p2-minimal-bulk")]
    public async Task A_sample_is_read_as_approved(string sample, params string[] before)
    {
        await using var district = await TestDistrict.Open();
        foreach (var earlier in before)
        {
            await district.Import(Data.Read(earlier).File!);
        }

        var reading = Data.Read(sample);
        var (events, refusal) = await district.Import(reading.File!);
        Assert.Null(refusal);
        await Compare(sample, Text(sample, before, reading, ImportSummary.Of(events)));
        Assert.Empty((await district.Import(reading.File!, TestDistrict.Day.AddDays(1))).Events);
    }

    [Fact]
    public void Every_sample_is_approved()
    {
        var samples = Directory.EnumerateDirectories(Path.GetDirectoryName(Data.Folder("clean-v1p2-bulk"))!).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(samples, Directory.EnumerateFiles(Approved, "*.txt").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    private static string Approved => Path.Combine(Repository.Root, "tests", "Roster.Tests", "Approved");

    private static string Text(string sample, string[] before, RosterReading reading, ImportSummary plan)
    {
        var file = reading.File!;
        var text = new StringBuilder()
            .Append($"{sample}{(before.Length > 0 ? " after " + string.Join(", ", before) : "")}\n\n")
            .Append($"whole: schools {file.WholeSchools}, people {file.WholePeople}\n")
            .Append($"read: {file.Schools.Count} schools, {file.People.Count} people, {file.Years.Count} school years\n")
            .Append($"plan: schools {plan.SchoolsListed} listed, {plan.SchoolsChanged} changed; people {plan.PeopleListed} listed, {plan.PeopleChanged} changed, {plan.PeopleLeft} left, {plan.PeopleReturned} returned\n")
            .Append($"students: {(file.Sizes is { } sizes ? $"{sizes.Sum(school => school.Students)} in {sizes.Sum(school => school.Classes.Count)} classes with {sizes.Sum(school => school.Classes.Sum())} places" : "not counted")}\n\n");
        foreach (var kind in reading.Findings.GroupBy(finding => (finding.File, finding.Column, finding.Code, finding.Severity, finding.Shape)))
        {
            text.Append($"{kind.Key.File} {Ranges([.. kind.Select(finding => finding.Line)])} {Told.Line(kind.First()).Split(' ', 3)[2]}\n");
        }

        return text.ToString();
    }

    /// <summary>2-5,7 for lines 2, 3, 4, 5 and 7.</summary>
    private static string Ranges(long?[] lines)
    {
        var ranges = new List<(long From, long Until)>();
        foreach (var line in lines.OfType<long>())
        {
            if (ranges.Count > 0 && ranges[^1].Until == line - 1)
            {
                ranges[^1] = (ranges[^1].From, line);
            }
            else
            {
                ranges.Add((line, line));
            }
        }

        return ranges.Count == 0 ? "-" : string.Join(',', ranges.Select(range => range.From == range.Until ? $"{range.From}" : $"{range.From}-{range.Until}"));
    }

    private static async Task Compare(string sample, string text)
    {
        var file = Path.Combine(Approved, sample + ".txt");
        var written = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
        if (text != written && Environment.GetEnvironmentVariable("CI") != "true")
        {
            await File.WriteAllTextAsync(file, text);
            written = text;
        }

        Assert.Equal(written, text);
    }
}
