using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>What files say of staff beside the standard, for rules to look for.</summary>
public sealed class WordTests
{
    [Fact]
    public void Titles_metadata_and_roles_of_the_district_s_own_are_read()
    {
        var files = Small.Files();
        files["users"] = Small.Lines(
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,email,metadata.jobTitle,metadata.unit",
            "ann,,,true,ann,,Ann,Ash,,Literacy  Coach,K-2", "ben,,,true,ben,,Ben,Birch,,,", "kid,,,true,kid,,Kid,Kelp,,Pupil,");
        files["roles"] = files["roles"].Replace(",teacher,", ",ext:Coach,", StringComparison.Ordinal);
        var people = Small.Read(files).File!.People;
        Assert.Equal(
            [new(RuleSource.Title, "", "Literacy  Coach"), new(RuleSource.Metadata, "jobTitle", "Literacy  Coach"), new(RuleSource.Metadata, "unit", "K-2")],
            people[0].Words);
        Assert.Equal([new FileWord(RuleSource.Role, "", "ext:Coach")], people[0].Roles.Single().Words);
        Assert.Empty(people[1].Words);
        Assert.Empty(people[1].Roles.Single().Words);
        Assert.Equal(2, people.Count);
    }

    [Fact]
    public void Case_and_blanks_do_not_matter_and_where_it_stands_does()
    {
        Assert.Equal(new FileWord(RuleSource.Title, "", " literacy coach ").Text, new FileWord(RuleSource.Title, "", "Literacy  Coach").Text);
        Assert.NotEqual(new FileWord(RuleSource.Title, "", "coach").Text, new FileWord(RuleSource.Metadata, "title", "coach").Text);
        Assert.DoesNotContain("coach", new FileWord(RuleSource.Title, "", "coach").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RuleSource.Role, "", "ext:coach", true)]
    [InlineData(RuleSource.Role, "", "teacher", false)]
    [InlineData(RuleSource.Title, "", "Coach", true)]
    [InlineData(RuleSource.Title, "x", "Coach", false)]
    [InlineData(RuleSource.Title, "", " ", false)]
    [InlineData(RuleSource.Metadata, "unit", "K-2", true)]
    [InlineData(RuleSource.Metadata, "", "K-2", false)]
    [InlineData((RuleSource)9, "", "K-2", false)]
    public void A_rule_looks_for_something_that_can_be_found(RuleSource source, string column, string value, bool valid)
    {
        FileRule rule = new(new(source, column, value), Role.Coach);
        Assert.Equal(valid, FileRule.Valid([rule]));
        Assert.False(FileRule.Valid([rule, rule with { Role = Role.Evaluator }]));
        Assert.False(FileRule.Valid([.. Enumerable.Range(0, 101).Select(n => new FileRule(new(RuleSource.Title, "", $"{n}"), Role.Coach))]));
        Assert.Equal([rule], FileRule.Read(FileRule.Write([rule])));
    }

    [Fact]
    public async Task A_rule_finds_what_a_file_said()
    {
        await using var district = await TestDistrict.Open();
        var coaches = (await district.Content.Blind(district.Id, RosterImport.WordPurpose, [new FileWord(RuleSource.Role, "", "EXT:coach").Text], CancellationToken.None))[0];
        await district.Happens([new RosterEvent.MappingRulesSet([new(coaches, Role.Coach)], new(new(Guid.NewGuid()), coaches), new(Guid.NewGuid()))]);
        var file = Small.With("roles", ",teacher,", ",ext:Coach,").File!;
        await district.Import(file);
        var facts = (await district.Directory.Facts(district.Id, [await district.Named("Ann Ash")])).People.Values.Single();
        Assert.True(facts.Is(Role.Coach, TestDistrict.Day));
        Assert.True(facts.Is(Role.Staff, TestDistrict.Day));
        Assert.Empty((await district.Import(file)).Events);
    }
}
