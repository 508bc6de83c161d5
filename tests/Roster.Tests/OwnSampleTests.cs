using System.Runtime.CompilerServices;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>The district that a newcomer starts with.</summary>
public sealed class OwnSampleTests
{
    [Fact]
    public async Task The_sample_district_has_everybody_whom_the_story_needs_and_no_student()
    {
        using var package = RosterPackage.Folder(Path.Combine(Repository(), "samples", "oneroster"));
        var reading = OneRosterReader.Read(package);
        Assert.Equal(4, reading.Findings.Count(finding => finding.Code == "ROLE_NEEDS_ASSIGNMENT"));
        Assert.Equal(["UNKNOWN_FILE"], reading.Findings.Where(finding => finding.Code != "ROLE_NEEDS_ASSIGNMENT").Select(finding => finding.Code));    // its README
        await using var district = await TestDistrict.Open();
        Assert.Equal(new(3, 0, 21, 0, 0, 0), ImportSummary.Of((await district.Import(reading.File!)).Events));
        var people = await district.Directory.People(district.Id, new(TestDistrict.Day), null, 100);
        Assert.Equal(
            [(Role.Teacher, 14), (Role.Staff, 3), (Role.SchoolLeader, 2), (Role.DistrictLead, 1), (Role.DistrictAdministrator, 1)],
            people.SelectMany(person => person.Facts.Memberships.Select(membership => membership.Role).Distinct()).CountBy(role => role).OrderBy(role => role.Key).Select(role => (role.Key, role.Value)));
        Assert.Equal("Tilly Bellweather", people.Single(person => person.Name!.Family == "Bellweather").Name!.Name);
        Assert.Equal(new(new(2027, 6, 11), new(2027, 1, 15)), await district.Directory.Calendar(district.Id, TestDistrict.Day));
        Assert.Equal([Taxonomy.SubjectByCode("24")!.Id], await district.Directory.SubjectsTaught(district.Id, await district.Named("Inés Luciérnaga")));
    }

    private static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
