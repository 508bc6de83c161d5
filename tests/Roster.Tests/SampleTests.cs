using System.Text;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>Whole districts of the shared samples, on a real store.</summary>
public sealed class SampleTests
{
    private static readonly DateOnly Day = TestDistrict.Day;

    [Theory]
    [InlineData("clean-v1p2-bulk", 50, 8, 12, 1, 4)]
    [InlineData("clean-v1p1-bulk", 50, 8, 0, 1, 0)]
    public async Task A_clean_file_makes_the_district(string sample, int teachers, int leaders, int staff, int leads, int staffOnly)
    {
        await using var district = await TestDistrict.Open();
        var reading = Data.Read(sample);
        Assert.All(reading.Findings, finding => Assert.Equal("ROLE_NEEDS_ASSIGNMENT", finding.Code));
        var changes = ImportSummary.Of((await district.Import(reading.File!)).Events);
        Assert.Equal(new(8, 0, district.Roster.People.Count, 0, 0, 0), changes);
        Assert.Equal("Peppermint Cove Public Schools", reading.File!.District);
        Assert.Equal(
            (teachers, leaders, leads),
            (await Count(district, Role.Teacher), await Count(district, Role.SchoolLeader), await Count(district, Role.DistrictLead)));
        Assert.Equal(staff, district.Roster.People.Values.SelectMany(person => person.Imported).Count(membership => membership.Role == Role.Staff));
        Assert.Equal(staffOnly, await Count(district, Role.Staff));
        Assert.Equal(new(new(2027, 6, 9)), await district.Directory.Calendar(district.Id, Day));
    }

    [Theory]
    [InlineData("clean-v1p2-bulk")]
    [InlineData("clean-v1p1-bulk")]
    public async Task The_same_file_again_changes_nothing(string sample)
    {
        await using var district = await TestDistrict.Open();
        await district.Import(Data.Read(sample).File!);
        var version = district.Roster.Version;
        var (events, refusal) = await district.Import(Data.Read(sample).File!, Day.AddDays(1));
        Assert.Empty(events);
        Assert.Null(refusal);
        Assert.Equal(version, district.Roster.Version);
    }

    [Fact]
    public async Task A_later_whole_file_says_who_left_and_who_moved()
    {
        await using var district = await TestDistrict.Open();
        await district.Import(Data.Read("clean-v1p2-bulk").File!);
        var (events, _) = await district.Import(Data.Read("clean-v1p2-bulk-2").File!);
        Assert.Equal(new(0, 0, 1, 1, 4, 0), ImportSummary.Of(events));
        Assert.Equal(
            ["José Núñez", "Maya Moonbeam", "Quincy Everglade", "Selena Snapdragon"],
            await Names(district, events.OfType<RosterEvent.PersonLeft>().Select(left => left.Person)));
        var moved = district.Roster.Facts(await district.Named("Kiara Kindlewood"))!;
        Assert.Equal(["Lavender Ashby Elementary School"], await SchoolsOf(district, moved, Day.AddDays(1)));
    }

    [Fact]
    public async Task A_delta_says_only_what_changed()
    {
        await using var district = await TestDistrict.Open();
        await district.Import(Data.Read("clean-v1p2-bulk").File!);
        var reading = Data.Read("clean-v1p2-delta-1");
        Assert.Empty(reading.Findings);
        var (events, _) = await district.Import(reading.File!);
        Assert.Equal(new(0, 0, 1, 2, 2, 0), ImportSummary.Of(events));
        Assert.Equal(["Selena Snapdragon", "Siobhán O'Brien, Jr."], await Names(district, events.OfType<RosterEvent.PersonLeft>().Select(left => left.Person)));
        Assert.Equal(["Vikram Hyphen-Newname"], await Names(district, events.OfType<RosterEvent.PersonChanged>().Select(left => left.Person)));
        var moved = district.Roster.Facts(await district.Named("Kiara Kindlewood"))!;
        Assert.Equal(["Lavender Ashby Elementary School"], await SchoolsOf(district, moved, Day.AddDays(1)));
        Assert.Empty((await district.Import(reading.File!)).Events);
    }

    [Fact]
    public async Task Who_left_returns_with_the_first_file_that_has_her_again()
    {
        await using var district = await TestDistrict.Open();
        var (first, second) = (Data.Read("clean-v1p2-bulk").File!, Data.Read("clean-v1p2-bulk-2").File!);
        await district.Import(first);
        await district.Import(second);
        Assert.Equal(4, ImportSummary.Of((await district.Import(first, Day.AddDays(9))).Events).PeopleReturned);
        var back = district.Roster.Facts(await district.Named("Maya Moonbeam"))!;
        Assert.Equal([new Days(Day, Day.AddDays(8))], back.Absences);
    }

    [Theory]
    [InlineData("clean-v1p2-bulk")]
    [InlineData("clean-v1p1-bulk")]
    public async Task Nothing_of_a_student_is_kept_anywhere(string sample)
    {
        await using var district = await TestDistrict.Open();
        var reading = Data.Read(sample);
        await district.Import(reading.File!);
        var users = Data.Files(sample)["users"].Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).ToList();
        var staff = reading.File!.People.Select(person => person.SourcedId).ToHashSet();
        var students = users.Where(user => !staff.Contains(user[0])).ToList();
        Assert.Equal(778, students.Count);
        var file = Encoding.UTF8.GetString(RosterFileBytes.Write(reading.File));
        var stored = string.Join('\n', (await district.Stored()).Select(happened => Encoding.UTF8.GetString(Storage.Catalogue.Write(happened).Body.Span)));
        var disk = Encoding.Latin1.GetString([.. System.IO.Directory.EnumerateFiles(district.Files, "*.db*").SelectMany(Open)]);
        Assert.All(students, student => Assert.DoesNotContain(student[0], file, StringComparison.Ordinal));
        Assert.All(students.Select(Username), username => Assert.DoesNotContain($"\"{username}\"", file, StringComparison.Ordinal));
        Assert.All(users, user => Assert.DoesNotContain(Username(user), stored + disk, StringComparison.Ordinal));
        Assert.All(users, user => Assert.DoesNotContain(user[0], stored + disk, StringComparison.Ordinal));

        string Username(string[] user) => user[sample.Contains("v1p2", StringComparison.Ordinal) ? 4 : 6];
    }

    private static byte[] Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Task<int> Count(TestDistrict district, Role role) => district.Directory.Count(district.Id, new(Day, Role: role));

    private static async Task<IEnumerable<string>> Names(TestDistrict district, IEnumerable<PersonId> people) =>
        (await district.Directory.Names(district.Id, [.. people])).Values.Select(name => name.Name).Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> SchoolsOf(TestDistrict district, PersonFacts facts, DateOnly day)
    {
        var schools = await district.Directory.Schools(district.Id);
        return facts.Schools(day).Select(id => schools.Single(school => school.School == id).Name).Order(StringComparer.Ordinal);
    }
}
