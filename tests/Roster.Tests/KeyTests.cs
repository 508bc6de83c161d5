using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>Whom a row means, by the key that the district chose.</summary>
public sealed class KeyTests
{
    private static readonly MatchKey Master = new(MatchKeyKind.UserMasterIdentifier, null);

    [Theory]
    [InlineData(MatchKeyKind.SourcedId, null, "row 1")]
    [InlineData(MatchKeyKind.UserMasterIdentifier, null, "UserMasterIdentifier\n\nm1")]
    [InlineData(MatchKeyKind.Identifier, null, "Identifier\n\n7")]
    [InlineData(MatchKeyKind.Email, null, "Email\n\nann@x.example")]
    [InlineData(MatchKeyKind.UserId, "STAFF", "UserId\nstaff\n12")]
    [InlineData(MatchKeyKind.UserId, "badge", null)]
    [InlineData(MatchKeyKind.UserId, "twice", null)]
    public void A_row_says_its_key_in_one_spelling(MatchKeyKind kind, string? type, string? key)
    {
        FileKeys keys = new("m1", "7", "Ann@X.example", "{staff:12},{Twice:1},{twice:2},{other: 3 }");
        Assert.Equal(key, keys.Of(new(kind, type is null ? null : new(type)), "row 1"));
        Assert.DoesNotContain("ann", keys.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_keys_of_a_row_are_read()
    {
        var reading = Small.With("users", ",,Annabel,Ash,,,ann@x.example,,,,,,,Ann", ",\"{a:1},{b:2}\",Annabel,Ash,,7,ann@x.example,,,,,,m1,Ann");
        Assert.Empty(reading.Findings);
        Assert.Equal(new FileKeys("m1", "7", "ann@x.example", "{a:1},{b:2}"), reading.File!.People[0].Keys);
        Assert.Equal(2, reading.File.People[0].Line);
    }

    [Fact]
    public async Task A_new_key_relinks_and_seals_whom_the_old_one_meant_and_then_follows_her_through_new_rows()
    {
        await using var district = await TestDistrict.Open();
        await district.Import(File(Row("row 1", "Ann", "m1"), Row("row 2", "Ben", "m2")));
        var ann = await district.Named("Ann Ash");
        await district.Happens([new RosterEvent.MatchKeySet(Master, ann)]);

        Assert.Equal(["KEY_CHANGED 5", "KEY_CHANGED 5"], await Findings(district, File(Row("row 1", "Ann", "m1"), Row("row 2", "Ben", "m2"))));
        Assert.True((await district.Directory.Facts(district.Id, [ann])).People[ann].SealedOn(TestDistrict.Day.AddDays(Sealing.Length)));
        Assert.Empty((await district.Import(File(Row("row 1", "Ann", "m1"), Row("row 2", "Ben", "m2")))).Events);

        Assert.Empty(await Findings(district, File(Row("row 9", "Ann", "m1"), Row("row 2", "Ben", "m2")), TestDistrict.Day.AddDays(30)));
        Assert.Equal(ann, await district.Named("Ann Ash"));
        Assert.Equal(2, district.Roster.People.Count);
        Assert.False((await district.Directory.Facts(district.Id, [ann])).People[ann].SealedOn(TestDistrict.Day.AddDays(30)));
    }

    [Fact]
    public async Task Collisions_and_rows_without_the_key_are_findings_and_nobody_is_changed_merged_or_removed()
    {
        await using var district = await TestDistrict.Open();
        await district.Happens([new RosterEvent.MatchKeySet(Master, new(Guid.NewGuid()))]);
        await district.Import(File(Row("row 1", "Ann", "m1"), Row("row 2", "Ben", "m2")));
        var before = district.Roster;

        Assert.Equal(["SHARED_KEY 5", "SHARED_KEY 5"], await Findings(district, File(Row("row 1", "Anna", "m1"), Row("row 3", "Cy", "m1"), Row("row 2", "Ben", "m2"))));
        Assert.Equal(["SHARED_KEY 5", "SHARED_KEY 5"], await Findings(district, File(Row("row 1", "Ann", "m1"), Row("row 3", "Cy", "m3"), Row("row 4", "Di", "m3"), Row("row 2", "Ben", "m2"))));
        Assert.Equal(["MISSING_KEY 5", "MISSING_KEY 5"], await Findings(district, File(Row("row 1", "Anna", ""), Row("row 3", "Cy", ""), Row("row 2", "Ben", "m2"))));
        Assert.Same(before, district.Roster);

        await district.Happens([new RosterEvent.MatchKeySet(MatchKey.Default, new(Guid.NewGuid()))]);
        await district.Import(File(Row("row 1", "Ann", "m1"), Row("row 2", "Ben", "gone")) with { WholePeople = false });
        before = district.Roster;
        Assert.Equal(["TORN_KEY 5"], await Findings(district, File(Row("row 1", "Anna", "m2"), Row("row 2", "Ben", "gone"))));
        Assert.Same(before, district.Roster);
    }

    [Fact]
    public async Task A_key_that_is_given_again_makes_nobody_somebody_else()
    {
        await using var district = await TestDistrict.Open();
        await district.Happens([new RosterEvent.MatchKeySet(Master, new(Guid.NewGuid()))]);
        await district.Import(File(Row("row 1", "Ann", "m1", "ann")));
        var (ann, before) = (await district.Named("Ann Ash"), district.Roster);
        Assert.Equal(["TORN_KEY 5"], await Findings(district, File(Row("row 9", "Zoe", "m1", "zoe"))));
        Assert.Same(before, district.Roster);
        await district.Import(File(Row("row 9", "Ann", "m1", "ann")));    // the same person by another row
        Assert.Empty(await Findings(district, File(Row("row 9", "Anna", "m1", "anna"))));    // the same row with another name
        Assert.Equal(ann, await district.Named("Anna Ash"));
    }

    [Fact]
    public async Task An_address_that_is_given_again_is_no_login_that_says_who_she_is()
    {
        await using var district = await TestDistrict.Open();
        await district.Happens([new RosterEvent.MatchKeySet(new(MatchKeyKind.Email, null), new(Guid.NewGuid()))]);
        await district.Import(File(Mail("row 1", "Ann", "ann")));
        var before = district.Roster;
        Assert.Equal(["TORN_KEY 5"], await Findings(district, File(Mail("row 9", "Zoe", "zoe"))));
        Assert.Same(before, district.Roster);
        Assert.Empty(await Findings(district, File(Mail("row 9", "Anna", "ann"))));

        static FilePerson Mail(string id, string given, string login) =>
            Row(id, given, "") with { Identity = new(given, "Ash", login, "a@b.example"), Keys = FileKeys.None with { Email = "a@b.example" } };
    }

    [Fact]
    public async Task What_is_only_planned_makes_no_keys()
    {
        await using var district = await TestDistrict.Open();
        await district.Import(File(Row("row 1", "Ann", "m1")));
        var keys = (await district.Keys()).Count;
        var file = File(Row("row 1", "Ann", "m1"), Row("row 2", "Ben", "m2"));
        var planned = await RosterImport.Prepare(district.Id, file, district.Roster, district.Content, TestDistrict.Day, seals: false);
        Assert.Single(planned.Command.Decide(district.Roster).Events.OfType<RosterEvent.PersonListed>());
        Assert.Equal(keys, (await district.Keys()).Count);
        await district.Import(file);
        Assert.Equal(keys + 1, (await district.Keys()).Count);
        await district.Named("Ben Ash");
    }

    [Fact]
    public async Task Roles_alone_are_of_whom_the_last_row_with_that_sourced_id_was()
    {
        await using var district = await TestDistrict.Open();
        await district.Happens([new RosterEvent.MatchKeySet(Master, new(Guid.NewGuid()))]);
        await district.Import(File(Row("row 1", "Ann", "m1")));
        var roles = Row("row 1", "Ann", "m1") with { Line = null, Keys = FileKeys.None, Identity = null, Roles = [new(Role.Staff, "s1", Days.Since(TestDistrict.Day), "roles", 2)], WholeRoles = false };
        Assert.Equal(["UNKNOWN_USER 2"], await Findings(district, File(roles, roles with { SourcedId = "row 7" }) with { WholePeople = false }));
        Assert.True(district.Roster.Facts(await district.Named("Ann Ash"))!.Is(Role.Staff, TestDistrict.Day));
    }

    private static async Task<IEnumerable<string>> Findings(TestDistrict district, RosterFile file, DateOnly? on = null)
    {
        var prepared = await RosterImport.Prepare(district.Id, file, district.Roster, district.Content, on ?? TestDistrict.Day);
        await district.Happens(prepared.Command.Decide(district.Roster).Events, prepared.Contents);
        return prepared.Findings.Select(finding => $"{finding.Code} {finding.Line}");
    }

    private static RosterFile File(params FilePerson[] people) => new() { WholePeople = true, WholeSchools = true, Schools = [new("s1", "Oak", false)], People = people };

    private static FilePerson Row(string id, string given, string master, string? login = null) => new(id, new(given, "Ash", login, null), false)
    {
        Line = 5,
        Keys = FileKeys.None with { MasterIdentifier = master },
        Roles = [new(Role.Teacher, "s1", Days.Since(TestDistrict.Day), "roles", 2)],
        WholeRoles = true,
    };
}
