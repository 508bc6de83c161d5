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
        var files = Small.Files();
        files["users"] = Small.Lines(
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,email,userMasterIdentifier",
            "ann,,,true,ann,\"{a:1},{b:2}\",Ann,Ash,ann@x.example,m1", "ben,,,true,ben,,Ben,Birch,,", "kid,,,true,kid,,Kid,Kelp,,");
        var ann = Small.Read(files).File!.People[0];
        Assert.Equal(new FileKeys("m1", "", "ann@x.example", "{a:1},{b:2}"), ann.Keys);
        Assert.Equal(2, ann.Line);
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

    private static FilePerson Row(string id, string given, string master) => new(id, new(given, "Ash", null, null), false)
    {
        Line = 5,
        Keys = FileKeys.None with { MasterIdentifier = master },
        Roles = [new(Role.Teacher, "s1", Days.Since(TestDistrict.Day), "roles", 2)],
        WholeRoles = true,
    };
}
