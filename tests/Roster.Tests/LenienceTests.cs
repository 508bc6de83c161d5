using System.Text;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>What is read although the standard says otherwise, and what is read as what.</summary>
public sealed class LenienceTests
{
    [Theory]
    [InlineData("users", "ann,,,true", "ann,,,TRUE", "NONSTANDARD_BOOLEAN")]
    [InlineData("users", "enabledUser,username", "enabledUser,userName", "HEADER_SPELLING")]
    [InlineData("users", "givenName,family", " GivenName,family", "HEADER_SPELLING")]
    [InlineData("roles", ",teacher,", ",Teacher,", "NONSTANDARD_CASE")]
    [InlineData("academicSessions", "2026-08-15", "8/15/2026", "NONSTANDARD_DATE")]
    [InlineData("academicSessions", "2026-08-15", "2026-08-15T00:00:00Z", "NONSTANDARD_DATE")]
    [InlineData("academicSessions", ",2027\n", ",2026-27\n", "NONSTANDARD_YEAR")]
    public void Other_spellings_are_read_and_reported(string file, string old, string changed, string? code)
    {
        var reading = Small.With(file, old, changed);
        Assert.Equal(code is null ? [] : [(code, Severity.Warning)], reading.Findings.Select(finding => (finding.Code, finding.Severity)));
        Assert.Equal([(Role.Teacher, "Ash"), (Role.SchoolLeader, "Birch")], reading.File!.People.Select(person => (person.Roles.Single().Role, person.Identity!.Family)));
        Assert.Equal(new(new(2026, 8, 15), new(2027, 6, 9)), reading.File.Years.Single().Days);
    }

    [Theory]
    [InlineData("\r\n", false)]
    [InlineData("\r", false)]
    [InlineData("\n", true)]
    public void Line_ends_and_a_byte_order_mark_do_not_matter(string end, bool mark)
    {
        var right = Small.Read(Small.Files()).File!;
        var files = Small.Files().Select(file => (file.Key + ".csv", (byte[])[.. mark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(file.Value.Replace("\n", end, StringComparison.Ordinal))]));
        var reading = Small.Read(files);
        Assert.Equal(end == "\r" ? 5 : 0, reading.Findings.Count);
        Assert.All(reading.Findings, finding => Assert.Equal(("BARE_CARRIAGE_RETURN", Severity.Warning, 1), (finding.Code, finding.Severity, finding.Line)));
        Assert.Equal(Encoding.UTF8.GetString(RosterFileBytes.Write(right)), Encoding.UTF8.GetString(RosterFileBytes.Write(reading.File!)));
    }

    [Theory]
    [InlineData("teacher", "s", Role.Teacher, "s", null)]
    [InlineData("teacher", "w", Role.Teacher, "s", null)]
    [InlineData("teacher", "d", Role.Teacher, null, null)]
    [InlineData("principal", "s", Role.SchoolLeader, "s", null)]
    [InlineData("siteAdministrator", "s", Role.SchoolLeader, "s", null)]
    [InlineData("administrator", "s", Role.SchoolLeader, "s", null)]
    [InlineData("administrator", "d", Role.DistrictLead, null, null)]
    [InlineData("districtAdministrator", "d", Role.DistrictLead, null, null)]
    [InlineData("districtAdministrator", "s", Role.DistrictLead, null, null)]
    [InlineData("systemAdministrator", "d", Role.DistrictAdministrator, null, null)]
    [InlineData("aide", "s", Role.Staff, "s", null)]
    [InlineData("counselor", "s", Role.Staff, "s", null)]
    [InlineData("principal", "d", Role.Staff, null, "ROLE_WITHOUT_SCHOOL")]
    [InlineData("ext:instructionalCoach", "s", Role.Staff, "s", "ROLE_NEEDS_ASSIGNMENT")]
    [InlineData("ext:astronaut", "s", Role.Staff, "s", "ROLE_NEEDS_ASSIGNMENT")]
    public void Roles_are_read_as(string role, string org, Role expected, string? school, string? finding)
    {
        var reading = Small.With("roles", "teacher,2026-08-15,2027-06-10,s", $"{role},2026-08-15,2027-06-10,{org}");
        var read = reading.File!.People.Single(person => person.SourcedId == "ann").Roles.Single();
        Assert.Equal((expected, school), (read.Role, read.School));
        Assert.Equal(finding is null ? [] : [(finding, 2L)], reading.Findings.Where(found => found.Code != "PRIMARY_WITHOUT_ROLE").Select(found => (found.Code, found.Line!.Value)));
    }

    [Theory]
    [InlineData("student")]
    [InlineData("guardian")]
    [InlineData("parent")]
    [InlineData("relative")]
    [InlineData("proctor")]
    public void Who_is_no_staff_is_passed_over(string role)
    {
        var reading = Small.With("roles", "student", role);
        Assert.Empty(reading.Findings);
        Assert.DoesNotContain("kid", Encoding.UTF8.GetString(RosterFileBytes.Write(reading.File!)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Nothing_but_a_manifest_means_no_news()
    {
        var reading = Small.Read(new Dictionary<string, string> { ["manifest"] = Small.Manifest("1.2", "bulk") });
        Assert.Empty(reading.Findings);
        Assert.Equal((0, 0, false, false), (reading.File!.People.Count, reading.File.Schools.Count, reading.File.WholePeople, reading.File.WholeSchools));
    }

    [Fact]
    public void Without_a_manifest_the_files_speak_for_themselves()
    {
        var files = Small.Files();
        files.Remove("manifest");
        var reading = Small.Read(files);
        Assert.Equal(["MISSING_MANIFEST"], reading.Findings.Select(finding => finding.Code));
        Assert.Equal((2, true), (reading.File!.People.Count, reading.File.WholePeople));
    }

    [Fact]
    public void Where_rows_have_a_status_nobody_leaves_by_being_absent()
    {
        var reading = Small.With("users", "ann,,,true", "ann,active,2026-10-05T06:00:00.000Z,true");
        Assert.Equal(["MODE_CONFLICT"], reading.Findings.Select(finding => finding.Code));
        Assert.False(reading.File!.WholePeople);
    }

    [Theory]
    [InlineData("tobedeleted,2026-10-05T06:00:00.000Z,true", null)]
    [InlineData("inactive,2026-10-05T06:00:00.000Z,true", "NONSTANDARD_VALUE")]
    [InlineData(",,false", null)]
    public void Deleted_and_disabled_people_are_gone(string row, string? finding)
    {
        var reading = Small.With("users", "ben,,,true", "ben," + row);
        Assert.True(reading.File!.People.Single(person => person.SourcedId == "ben").Gone);
        Assert.Equal(finding is null ? [] : [finding], reading.Findings.Select(found => found.Code).Where(code => code != "MODE_CONFLICT"));
    }

    [Fact]
    public void Two_people_with_one_login_are_reported() =>
        Assert.Equal(["SHARED_LOGIN"], Small.With("users", "ben,,,true,ben", "ben,,,true,ANN").Findings.Select(finding => finding.Code));
}
