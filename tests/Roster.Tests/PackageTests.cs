using System.Text;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>Defects of a package as a whole, which no change of one value makes.</summary>
public sealed class PackageTests
{
    /// <summary>The codes that these tests expect.</summary>
    internal static readonly string[] Codes = ["EMPTY_FILE", "FINDINGS_CUT", "INVALID_UTF8", "LINE_TOO_LONG", "MISSING_FILE", "MISSING_MANIFEST", "NO_ROWS"];

    [Theory]
    [InlineData("users", "users - - EMPTY_FILE File -")]
    [InlineData("roles", "roles - - EMPTY_FILE File -")]
    [InlineData("orgs", "orgs - - EMPTY_FILE File -")]
    [InlineData("enrollments", "enrollments - - NO_ROWS Warning -")]
    public void A_file_of_nothing_but_a_header_refuses_the_package_where_it_would_empty_the_district(string file, string expected)
    {
        var files = Small.WithClasses();
        files[file] = files[file].Split('\n')[0] + "\n";
        var reading = Small.Read(files);
        Assert.Contains(expected, Told.Lines(reading));
        Assert.Equal(expected.EndsWith("File -", StringComparison.Ordinal), reading.File is null);
    }

    [Fact]
    public void A_delta_without_rows_changes_nothing()
    {
        var files = Small.Files();
        files["manifest"] = Small.Manifest("1.2", "delta", "users");
        files["users"] = files["users"].Split('\n')[0] + "\n";
        var reading = Small.Read(files.Where(file => file.Key is "manifest" or "users").ToDictionary());
        Assert.Equal(["users - - NO_ROWS Warning -"], Told.Lines(reading));
        Assert.Empty(reading.File!.People);
    }

    [Fact]
    public void A_file_that_the_manifest_promises_must_be_there()
    {
        var files = Small.WithClasses();
        files.Remove("enrollments");
        Assert.Equal(["enrollments - - MISSING_FILE File -"], Told.Lines(Small.Read(files)));
    }

    [Theory]
    [InlineData("iso-8859-1", 3)]
    [InlineData("utf-16", 1)]
    public void Another_encoding_refuses_the_package_and_says_where(string encoding, int line)
    {
        var other = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. other.GetPreamble(), .. other.GetBytes(Small.Files()["users"].Replace("Birch", "Búho", StringComparison.Ordinal))];
        var reading = Small.Read(Small.Bytes(Small.Files()).Select(file => file.Name == "users.csv" ? (file.Name, bytes) : file));
        Assert.Equal([$"users {line} - INVALID_UTF8 File -"], Told.Lines(reading));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Lines_are_counted_whatever_ends_them(string end)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Small.Files()["users"].Replace("\n", end, StringComparison.Ordinal).Replace("Birch", "\u0001", StringComparison.Ordinal))];
        bytes[Array.IndexOf(bytes, (byte)1)] = 0xff;
        var reading = Small.Read(Small.Bytes(Small.Files()).Select(file => file.Name == "users.csv" ? (file.Name, bytes) : file));
        Assert.Equal(["users 3 - INVALID_UTF8 File -"], Told.Lines(reading));
    }

    [Fact]
    public void A_line_without_end_is_not_held_in_memory() =>
        Assert.Contains("users 3 - LINE_TOO_LONG File -", Told.Lines(Small.With("users", "Birch", string.Concat(new Random(1).GetItems("abcdefghijklmnop".ToCharArray(), 4 << 20)))));

    [Fact]
    public void What_is_wrong_in_every_row_is_cut_short_and_hides_nothing()
    {
        var files = Small.Files();
        files["users"] += string.Concat(Enumerable.Range(0, 3_000).Select(n => $"t{n},,,TRUE,t{n},,G,F,,,,,,,,,,,,,,\n"));
        files["roles"] += string.Concat(Enumerable.Range(0, 3_000).Select(n => $"rt{n},,,t{n},primary,teacher,,,s,\n")) + "last,,,ann,primary,wizard,,,s,\n";
        var reading = Small.Read(files);
        Assert.Equal(1_000, reading.Findings.Count(finding => finding.Code == "NONSTANDARD_BOOLEAN"));
        Assert.Equal("users 1005 enabledUser FINDINGS_CUT Warning -", Told.Lines(reading)[^1]);
        Assert.Contains("roles 3005 role UNKNOWN_ROLE Row aaaaaa", Told.Lines(reading));
    }

    [Fact]
    public void A_finding_shows_the_shape_of_a_value_and_never_the_value()
    {
        Assert.Equal("Aaaa 99/9", Small.With("roles", "teacher,2026-08-15", "teacher,Élan 07/3").Findings.Single().Shape);
        Assert.Equal(new string('a', ValueShape.Most) + "…", ValueShape.Of(new('x', 10_000)));
        Assert.Equal("=a?", ValueShape.Of("=x\t"));
    }

    [Fact]
    public void Without_a_header_line_no_person_is_taken_for_a_column()
    {
        var files = Small.Files();
        files["users"] = string.Join('\n', files["users"].Split('\n')[1..]);
        Assert.DoesNotContain(Small.Read(files).Findings, finding => Told.Line(finding).Contains("Ash", StringComparison.Ordinal));
    }
}
