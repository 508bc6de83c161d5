using System.Text;
using CsCheck;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>Files as producers and accidents make them: always read or refused with findings, never with an exception.</summary>
public sealed class ProducerTests
{
    [Theory]
    [InlineData("bergerb-day1")]
    [InlineData("bergerb-day2")]
    [InlineData("bergerb-day3")]
    [InlineData("gospelnerd-district-medium")]
    [InlineData("gospelnerd-district-small")]
    [InlineData("gospelnerd-school-small")]
    [InlineData("longsight-v1p2-graph-bulk")]
    [InlineData("longsight-v1p2-graph-delta")]
    public async Task What_producers_write_is_read_and_read_again_changes_nothing(string sample)
    {
        var reading = Data.Read(sample);
        Assert.NotNull(reading.File);
        await using var district = await TestDistrict.Open();
        Assert.Null((await district.Import(reading.File)).Refusal);
        Assert.Empty((await district.Import(reading.File)).Events);
    }

    [Fact]
    public void Whatever_bytes_are_changed_there_is_an_answer() =>
        Gen.Select(Gen.OneOf([.. Small.Files().Keys.Select(Gen.Const)]), Gen.Select(Gen.Int[0, 400], Gen.Byte).Array[1, 4]).Sample((file, changes) =>
        {
            var files = Small.Files().Select(entry => (Name: entry.Key + ".csv", Content: Encoding.UTF8.GetBytes(entry.Value))).ToList();
            var content = files.Single(entry => entry.Name == file + ".csv").Content;
            foreach (var (at, value) in changes)
            {
                content[at % content.Length] = value;
            }

            var reading = Small.Read(files);
            Assert.Equal(reading.File is null, reading.Findings.Any(finding => finding.Severity == Severity.File));
            Assert.All(reading.Findings, finding => Assert.NotEmpty(finding.Message()));
        });
}
