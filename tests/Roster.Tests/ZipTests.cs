using System.Text;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>Zips that are damaged or hostile.</summary>
public sealed class ZipTests
{
    /// <summary>The codes that these tests expect.</summary>
    internal static readonly string[] Codes = ["DUPLICATE_FILE", "UNKNOWN_FILE", "ZIP_DAMAGED", "ZIP_NESTED", "ZIP_PATH", "ZIP_RATIO", "ZIP_TOO_LARGE", "ZIP_TOO_MANY"];

    private static readonly IEnumerable<(string, byte[])> Right = Small.Files().Select(file => (file.Key + ".csv", Encoding.UTF8.GetBytes(file.Value)));

    [Theory]
    [InlineData("folder/users.csv", "ZIP_PATH")]
    [InlineData("..\\users.csv", "ZIP_PATH")]
    [InlineData("more.zip", "ZIP_NESTED")]
    [InlineData("USERS.csv", "DUPLICATE_FILE")]
    public void An_entry_that_must_not_be_there_refuses_the_zip(string name, string code)
    {
        var reading = Small.Read(Right.Append((name, "x"u8.ToArray())));
        Assert.Null(reading.File);
        Assert.Equal([(code, Severity.File)], reading.Findings.Select(finding => (finding.Code, finding.Severity)));
    }

    [Fact]
    public void An_unknown_file_is_reported_and_not_read()
    {
        var reading = Small.Read(Right.Append(("notes.txt", "x"u8.ToArray())));
        Assert.NotNull(reading.File);
        Assert.Equal([("UNKNOWN_FILE", Severity.Warning)], reading.Findings.Select(finding => (finding.Code, finding.Severity)));
    }

    [Fact]
    public void Too_many_entries_refuse_the_zip() =>
        Assert.Equal(["ZIP_TOO_MANY"], Small.Read(Right, new(Entries: 4)).Findings.Select(finding => finding.Code));

    [Fact]
    public void What_unpacks_to_more_than_allowed_is_not_read_to_its_end()
    {
        var bomb = Right.Select(file => file.Item1 == "users.csv" ? (file.Item1, [.. file.Item2, .. new byte[10_000_000]]) : file);
        var reading = Small.Read(bomb, new(Inflated: 1_000_000));
        Assert.Null(reading.File);
        Assert.Contains(reading.Findings, finding => finding.Code == "ZIP_TOO_LARGE");
    }

    [Fact]
    public void What_is_no_zip_is_refused()
    {
        using var package = RosterPackage.Zip(new MemoryStream("not a zip"u8.ToArray()));
        var reading = OneRosterReader.Read(package);
        Assert.Null(reading.File);
        Assert.Equal(["ZIP_DAMAGED"], reading.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_file_that_is_packed_beyond_reason_is_not_read_to_its_end()
    {
        var bomb = Right.Select(file => file.Item1 == "users.csv" ? (file.Item1, [.. file.Item2, .. Enumerable.Repeat((byte)'\n', 10_000_000)]) : file);
        Assert.Equal(["users - - ZIP_RATIO File -"], Told.Lines(Small.Read(bomb)));
        Assert.NotNull(Small.Read(bomb, new(Ratio: 2_000)).File);
    }

    [Fact]
    public void What_a_Mac_adds_to_a_zip_is_passed_over() =>
        Assert.Equal(["package - - UNKNOWN_FILE Warning __AAAAAA/._aaaaa.aaa"], Told.Lines(Small.Read(Right.Append(("__MACOSX/._users.csv", "x"u8.ToArray())))));

    [Fact]
    public void A_zip_with_one_damaged_byte_never_throws_and_is_never_read_as_another()
    {
        var whole = Small.Zip(Right).ToArray();
        var right = RosterFileBytes.Write(Small.Read(Right).File!);
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 0x5a;
            using var package = RosterPackage.Zip(new MemoryStream(damaged));
            var reading = OneRosterReader.Read(package);
            Assert.True(reading.File is null || reading.Findings.Count > 0 || RosterFileBytes.Write(reading.File).AsSpan().SequenceEqual(right), $"byte {at}");
        }
    }
}
