using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>What rules and lists read, on a real store.</summary>
public sealed class DirectoryTests : IAsyncLifetime
{
    private static readonly DateOnly Day = TestDistrict.Day;
    private TestDistrict district = null!;

    public async ValueTask InitializeAsync()
    {
        district = await TestDistrict.Open();
        await district.Import(Small.Read(Small.Files()).File!);
    }

    public ValueTask DisposeAsync() => district.DisposeAsync();

    [Fact]
    public async Task Facts_come_with_the_version_at_which_they_are_true()
    {
        var ann = await district.Named("Ann Ash");
        var facts = await district.Directory.Facts(district.Id, [ann, new(Guid.NewGuid())]);
        Assert.Equal(district.Roster.Version, facts.Version);
        var expected = district.Roster.Facts(ann)!;
        Assert.Equal(expected with { Memberships = facts.People[ann].Memberships }, facts.People.Values.Single());
        Assert.Equal(expected.Memberships, facts.People[ann].Memberships);
        Assert.Equal((district.Roster.Version, 0), (await district.Directory.Facts(district.Id, [])) is var none ? (none.Version, none.People.Count) : default);
        Assert.Equal(0, (await district.Directory.Facts(new(Guid.NewGuid()), [ann])).Version);
        Assert.Empty((await district.Directory.Facts(new(Guid.NewGuid()), [ann])).People);
    }

    [Fact]
    public async Task A_login_finds_its_one_active_person()
    {
        var ann = await district.Named("Ann Ash");
        Assert.Equal(ann, await district.Directory.ByLogin(district.Id, " ANN "));
        Assert.Equal(ann, await district.Directory.ByLogin(district.Id, "Ann@x.example"));
        Assert.Null(await district.Directory.ByLogin(district.Id, "kid"));
        Assert.Null(await district.Directory.ByLogin(new(Guid.NewGuid()), "ann"));
        Assert.Empty(await district.Directory.LeaversByLogin(district.Id, "ann"));
        await district.Happens([new RosterEvent.PersonLeft(ann, Day)]);
        Assert.Null(await district.Directory.ByLogin(district.Id, "ann"));
        Assert.Equal([ann], await district.Directory.LeaversByLogin(district.Id, " ANN "));
        Assert.Empty(await district.Directory.LeaversByLogin(new(Guid.NewGuid()), "ann"));
    }

    [Fact]
    public async Task A_login_of_two_people_finds_nobody_and_a_changed_one_only_its_new_owner()
    {
        await district.Import(Small.With("users", "ben,,,true,ben", "ben,,,true,ann").File!);
        Assert.Null(await district.Directory.ByLogin(district.Id, "ann"));
        await district.Import(Small.With("users", "ann,,,true,ann", "ann,,,true,anna").File!);
        Assert.Equal(await district.Named("Ann Ash"), await district.Directory.ByLogin(district.Id, "anna"));
        Assert.Null(await district.Directory.ByLogin(district.Id, "ann"));
    }

    [Fact]
    public async Task People_are_paged_by_id_and_counted()
    {
        var files = Small.Files();
        files["users"] += string.Concat(Enumerable.Range(0, 30).Select(n => $"t{n},,,true,t{n},,Given{n},Family{n},,,,,,,,,,,,,,\n"));
        files["roles"] += string.Concat(Enumerable.Range(0, 30).Select(n => $"rt{n},,,t{n},primary,teacher,,{(n < 3 ? "2026-10-05" : "")},{(n < 10 ? "s" : "d")},\n"));
        await district.Import(Small.Read(files).File!);
        var school = district.Roster.Schools.Keys.Single();
        Assert.Equal((28, 32, 29), (await Total(new(Day, Role: Role.Teacher)), await Total(new(Day.AddDays(-1))), await Total(new(Day))));
        Assert.Equal((9, 8, 1), (await Total(new(Day, school)), await Total(new(Day, school, Role.Teacher)), await Total(new(Day, school, Role.SchoolLeader))));
        var seen = new List<PersonId>();
        for (PersonId? after = null; ; after = seen[^1])
        {
            var page = await district.Directory.People(district.Id, new(Day, Role: Role.Teacher), after, 10);
            seen.AddRange(page.Select(person => person.Person));
            Assert.All(page, person => Assert.True(person.Name is { Given.Length: > 0 } && person.Facts.Is(Role.Teacher, Day)));
            if (page.Count < 10)
            {
                break;
            }
        }

        Assert.Equal(28, seen.Distinct().Count());
        Assert.Equal(district.Roster.People.Values.Where(person => person.Facts.Is(Role.Teacher, Day)).Select(person => person.Person).ToHashSet(), seen.ToHashSet());

        async Task<int> Total(PeopleFilter filter)
        {
            var total = await district.Directory.Count(district.Id, filter);
            Assert.Equal(total, (await district.Directory.People(district.Id, filter, null, 100)).Count);
            return total;
        }
    }

    [Fact]
    public async Task Schools_are_listed_by_name_and_closed_ones_say_so()
    {
        var school = Assert.Single(await district.Directory.Schools(district.Id));
        Assert.Equal(("School", true), (school.Name, school.Open));
        Assert.True(await district.Directory.IsOpen(district.Id, school.School));
        await district.Happens([new RosterEvent.SchoolClosed(school.School)]);
        Assert.False(await district.Directory.IsOpen(district.Id, school.School));
        Assert.False((await district.Directory.Schools(district.Id)).Single().Open);
        Assert.False(await district.Directory.IsOpen(new(Guid.NewGuid()), school.School));
    }

    [Theory]
    [InlineData("2026-10-05", "2027-06-09", "2027-01-14")]
    [InlineData("2027-03-01", "2027-06-09", null)]
    [InlineData("2026-07-20", "2027-06-09", null)]
    [InlineData("2026-02-01", "2026-06-30", null)]
    [InlineData("2027-07-01", "2028-06-30", null)]
    public async Task The_calendar_is_that_of_the_sessions_and_else_assumed(string day, string yearEnd, string? semesterEnd)
    {
        await district.Import(Small.With("academicSessions", "2027\n", "2027\nf,,,Fall,semester,2026-08-15,2027-01-15,y,2027\n").File!);
        Assert.Equal(
            new(DateOnly.Parse(yearEnd, null), semesterEnd is null ? null : DateOnly.Parse(semesterEnd, null)),
            await district.Directory.Calendar(district.Id, DateOnly.Parse(day, null)));
    }

    [Fact]
    public async Task Rows_are_the_same_whether_written_step_by_step_or_at_once()
    {
        var ann = await district.Named("Ann Ash");
        var school = district.Roster.Schools.Keys.Single();
        await district.Happens([new RosterEvent.RoleAssigned(ann, new(Role.Coach, school, new(Day, Day)), ann), new RosterEvent.SubjectsTaughtChanged(ann, [Taxonomy.Subjects[0].Id, Taxonomy.Subjects[1].Id])]);
        await district.Happens([new RosterEvent.MembershipsChanged(ann, []), new RosterEvent.SubjectsTaughtChanged(ann, [Taxonomy.Subjects[1].Id])]);
        await district.Happens([new RosterEvent.RoleWithdrawn(ann, Role.Coach, school, Day, ann), new RosterEvent.PersonLeft(ann, Day), new RosterEvent.PersonReturned(ann, Day)]);
        var other = district.Roster.People.Keys.First(person => person != ann);
        await district.Happens([new RosterEvent.PersonsMerged(ann, other, Day, ann)]);
        await district.Happens([new RosterEvent.MergeConfirmed(ann, other, ann), new RosterEvent.MergeConfirmed(ann, other, other)]);
        await district.Happens([new RosterEvent.PersonsSplit(ann, other, Day, ann), new RosterEvent.PersonLeft(ann, Day)]);
        var rebuilt = RosterRows.Of(Roster.Empty, district.Roster, [.. await district.Stored()]).ToList();
        foreach (var table in RosterTables.All)
        {
            var rows = await district.Query($"select count(*) from {table.Name} where tenant = $1", row => row.Number(0));
            Assert.Equal(rebuilt.Count(row => row.Table == table && row.Values is not null), rows.Single());
        }

        Assert.Equal(1, await district.Directory.Count(district.Id, new(Day)));
        Assert.Equal([Taxonomy.Subjects[1].Id], await district.Directory.SubjectsTaught(district.Id, ann));
    }

    [Fact]
    public async Task A_founder_keeps_her_place_when_the_file_has_her()
    {
        await using var other = await TestDistrict.Open();
        var lead = new PersonId(Guid.NewGuid());
        var (command, contents) = await RosterImport.PrepareFounder(other.Id, lead, new("Benjamin", "Birch", "BEN", null), other.Content, Day);
        await other.Happens(command.Decide(Roster.Empty).Events, contents);
        await other.Import(Small.Read(Small.Files()).File!);
        Assert.Equal(2, other.Roster.People.Count);
        Assert.Equal(lead, await other.Directory.ByLogin(other.Id, "ben"));
        Assert.Equal(lead, await other.Named("Ben Birch"));
        var facts = other.Roster.Facts(lead)!;
        Assert.True(facts.Is(Role.DistrictLead, Day) && facts.Is(Role.SchoolLeader, Day));
    }

    [Fact]
    public async Task Rows_in_any_order_make_the_same_roster()
    {
        var files = Data.Files("clean-v1p2-bulk");
        var random = new Random(7);
        foreach (var name in files.Keys.Where(name => name != "manifest").ToList())
        {
            var lines = files[name].TrimEnd('\n').Split('\n');
            var rows = lines[1..];
            random.Shuffle(rows);
            files[name] = Small.Lines([lines[0], .. rows]);
        }

        await using var other = await TestDistrict.Open();
        await other.Import(Data.Read("clean-v1p2-bulk").File!);
        var (events, refusal) = await other.Import(Small.Read(files).File!);
        Assert.Null(refusal);
        Assert.Empty(events);
        Assert.NotEmpty(other.Roster.People);
    }
}
