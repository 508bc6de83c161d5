using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>Files after Bea's record was merged into Ann's: her rows are one, and say of each record what they may.</summary>
public sealed class MergedRowTests
{
    private static readonly DateOnly Day = TestDistrict.Day;

    private static readonly MatchKey Master = new(MatchKeyKind.UserMasterIdentifier, null);

    private static readonly FilePerson Ann = Row("row 1", "Ann", "m1", Role.Teacher), Bea = Row("row 2", "Bea", "m2", Role.Staff) with { Words = [new(RuleSource.Title, "", "head")] };

    [Theory]
    [InlineData(MatchKeyKind.SourcedId)]
    [InlineData(MatchKeyKind.UserMasterIdentifier)]
    public async Task The_file_of_before_changes_nothing_merged_confirmed_or_not(MatchKeyKind kind)
    {
        await using var district = await Begin(kind);
        var (ann, bea) = await Merge(district);
        Assert.Empty((await district.Import(File(Ann, Bea), Day.AddDays(1))).Events);
        Assert.Empty((await district.Import(File(Bea, Ann), Day.AddDays(2))).Events);
        await Confirm(district, ann, bea);
        Assert.Empty((await district.Import(File(Ann, Bea), Day.AddDays(3))).Events);
        Assert.Equal(1, (await district.Directory.People(district.Id, new(Day.AddDays(3)), null, 10)).Total);
        await district.Happens([new RosterEvent.PersonsSplit(ann, bea, Day.AddDays(4), ann)]);
        Assert.Empty((await district.Import(File(Ann, Bea), Day.AddDays(5))).Events);
        Assert.Equal(2, (await district.Directory.People(district.Id, new(Day.AddDays(5)), null, 10)).Total);
    }

    [Fact]
    public async Task She_stays_while_either_row_is_there_and_leaves_with_the_last()
    {
        await using var district = await Begin(MatchKeyKind.SourcedId);
        var (ann, bea) = await Merge(district);
        await district.Import(File(Bea));
        Assert.True(district.Roster.Facts(ann)!.Active);
        await district.Import(File(Row("row 3", "Cy", "m3", Role.Teacher)));
        Assert.False(district.Roster.Facts(ann)!.Active || district.Roster.Facts(bea)!.Active);
        await district.Import(File(Bea));
        Assert.True(district.Roster.Facts(ann)!.Active && district.Roster.Facts(bea)!.Active);
    }

    [Fact]
    public async Task A_row_of_the_merged_record_says_who_the_kept_one_is_only_after_both_confirmed()
    {
        await using var district = await Begin(MatchKeyKind.SourcedId);
        var (ann, bea) = await Merge(district);
        await district.Import(File(Bea));
        Assert.Equal("Ann Ash", await Name(ann));
        Assert.Equal((ann, bea), (await district.Directory.ByLogin(district.Id, "ann"), await district.Directory.ByLogin(district.Id, "bea")));
        await Confirm(district, ann, bea);
        Assert.Equal((ann, ann), (await district.Directory.ByLogin(district.Id, "ann"), await district.Directory.ByLogin(district.Id, "bea")));
        await district.Import(File(Ann with { Identity = new("Anna", "Ash", "anna", null) }, Bea));
        Assert.Equal((ann, ann), (await district.Directory.ByLogin(district.Id, "anna"), await district.Directory.ByLogin(district.Id, "bea")));
        await district.Import(File(Bea));
        Assert.Equal("Bea Ash", await Name(ann));

        async Task<string> Name(PersonId person) => (await district.Directory.Names(district.Id, [person]))[person].Name;
    }

    [Fact]
    public async Task Roles_alone_of_a_merged_row_leave_the_kept_one_s_name_alone()
    {
        await using var district = await Begin(MatchKeyKind.UserMasterIdentifier);
        var (ann, _) = await Merge(district);
        var roles = Ann with { Line = null, Keys = FileKeys.None, Identity = null, SourcedId = "row 2", WholeRoles = false, Roles = [new(Role.Coach, "s1", Days.Since(Day), "roles", 2)] };
        await district.Import(File(roles) with { WholePeople = false });
        Assert.True(district.Roster.Facts(ann)!.Is(Role.Coach, Day));
        await district.Import(File(Ann with { Line = null, Identity = null }, Bea with { Identity = new("Beatrix", "Ash", "bea", null) }) with { WholePeople = false });
        Assert.Equal("Ann Ash", (await district.Directory.Names(district.Id, [ann]))[ann].Name);
    }

    [Theory]
    [InlineData(false, "m1", "m2")]
    [InlineData(false, "m2", "m1")]
    [InlineData(true, "m1", "m2")]
    [InlineData(true, "m2", "m1")]
    [InlineData(true, "m3", "m4")]    // which of the two digests comes first is chance
    [InlineData(true, "m5", "m6")]
    [InlineData(true, "m7", "m8")]
    [InlineData(true, "m9", "m0")]
    public async Task Another_key_finds_both_rows_by_the_earlier_one(bool confirmed, string first, string second)
    {
        await using var district = await Begin(MatchKeyKind.SourcedId);
        var (ann, bea) = await Merge(district);
        await (confirmed ? Confirm(district, ann, bea) : Task.CompletedTask);
        await district.Happens([new RosterEvent.MatchKeySet(Master, ann)]);
        var rows = File(Ann with { Keys = FileKeys.None with { MasterIdentifier = first } }, Bea with { Keys = FileKeys.None with { MasterIdentifier = second } });
        var relinked = await district.Import(rows);
        Assert.Equal([ann], relinked.Events.OfType<RosterEvent.PersonRelinked>().Select(happened => happened.Person));
        Assert.DoesNotContain(relinked.Events, happened => happened is RosterEvent.PersonListed or RosterEvent.PersonLeft or RosterEvent.PersonChanged);
        Assert.Empty((await district.Import(rows, Day.AddDays(1))).Events);
    }

    [Fact]
    public async Task A_new_login_of_a_joined_row_is_hers_at_once_and_goes_back_with_the_split()
    {
        await using var district = await Begin(MatchKeyKind.SourcedId);
        var (ann, bea) = await Merge(district);
        await Confirm(district, ann, bea);
        var renewed = Bea with { Identity = new("Bea", "Ash", "beatrix", null) };
        await district.Import(File(Ann, renewed));
        Assert.Equal((ann, ann, null), (await district.By("ann"), await district.By("beatrix"), await district.By("bea")));
        Assert.Equal("Ann Ash", (await district.Directory.Names(district.Id, [ann]))[ann].Name);
        Assert.Empty((await district.Import(File(Ann, renewed), Day.AddDays(1))).Events);

        await district.Happens([new RosterEvent.PersonsSplit(ann, bea, Day, ann), new RosterEvent.PersonReturned(bea, Day)]);
        Assert.Equal((ann, bea, null), (await district.By("ann"), await district.By("beatrix"), await district.By("bea")));
    }

    [Fact]
    public async Task A_new_login_of_a_row_that_nobody_confirmed_is_the_merged_record_s_alone()
    {
        await using var district = await Begin(MatchKeyKind.SourcedId);
        var (ann, bea) = await Merge(district);
        await district.Import(File(Ann, Bea with { Identity = new("Bea", "Ash", "beatrix", null) }));
        Assert.Equal((ann, bea, null), (await district.By("ann"), await district.By("beatrix"), await district.By("bea")));
        await Confirm(district, ann, bea);
        Assert.Equal((ann, ann, null), (await district.By("ann"), await district.By("beatrix"), await district.By("bea")));
    }

    [Fact]
    public async Task A_delta_with_one_row_leaves_the_logins_of_the_other()
    {
        await using var district = await Begin(MatchKeyKind.SourcedId);
        var (ann, bea) = await Merge(district);
        await Confirm(district, ann, bea);
        Assert.Empty((await district.Import(File(Ann) with { WholePeople = false })).Events);
        await district.Import(File(Bea with { Identity = new("Bea", "Ash", "beatrix", null) }) with { WholePeople = false });
        Assert.Equal((ann, ann, null), (await district.By("ann"), await district.By("beatrix"), await district.By("bea")));
        await district.Import(File(Ann with { Identity = new("Ann", "Ash", "anna", null) }) with { WholePeople = false });
        Assert.Equal((ann, ann, null), (await district.By("anna"), await district.By("beatrix"), await district.By("ann")));
    }

    [Fact]
    public async Task In_a_delta_the_roles_of_both_rows_are_those_of_one_person()
    {
        await using var district = await Begin(MatchKeyKind.UserMasterIdentifier);
        var (ann, _) = await Merge(district);
        await district.Import(File(Roles(Ann), Roles(Bea) with { Roles = [] }) with { WholePeople = false }, Day.AddDays(1));
        Assert.True(district.Roster.Facts(ann)!.Is(Role.Teacher, Day.AddDays(2)));
        Assert.False(district.Roster.Facts(ann)!.Is(Role.Staff, Day.AddDays(2)));

        static FilePerson Roles(FilePerson row) => row with { Line = null, Keys = FileKeys.None, Identity = null, Words = [], Subjects = null };
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_joined_record_without_a_row_signs_in_with_stays(bool gone)
    {
        await using var district = await Begin(MatchKeyKind.SourcedId);
        var (ann, bea) = await Merge(district);
        var founder = new PersonId(Guid.NewGuid());
        var (command, contents) = await RosterImport.PrepareFounder(district.Id, founder, new("Flo", "Ash", "flo", null), district.Content, Day);
        await district.Happens([.. command.Decide(Roster.Empty).Events, new RosterEvent.PersonsMerged(ann, founder, Day, ann)], contents);
        await Confirm(district, ann, bea);
        await Confirm(district, ann, founder);
        await district.Import(gone ? File(Ann, Bea with { Gone = true, Identity = null }) : File(Ann));
        Assert.Equal((ann, null, ann), (await district.By("ann"), await district.By("bea"), await district.By("flo")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_key_of_the_merged_row_alone_renames_nobody_and_goes_back_with_the_split(bool delta)
    {
        await using var district = await Begin(MatchKeyKind.SourcedId);
        var (ann, bea) = await Merge(district);
        await district.Happens([new RosterEvent.MatchKeySet(Master, ann)]);
        var relinked = await district.Import(File(Bea) with { WholePeople = !delta });
        Assert.Empty(relinked.Events.OfType<RosterEvent.PersonRelinked>());
        Assert.Equal([bea], relinked.Events.OfType<RosterEvent.MergedRowChanged>().Select(happened => happened.Merged));
        Assert.True(district.Roster.Facts(ann)!.SealedOn(Day) && district.Roster.Facts(bea)!.SealedOn(Day));
        var known = district.Roster.People[ann];
        Assert.Contains(known.Merges[0].Was.Match!.Value, known.Also);

        var elsewhere = Bea with { SourcedId = "row 3", Identity = new("Beatrix", "Ash", "bea", null) };    // nothing of her first key is in it
        await district.Import(File(Ann, elsewhere));
        Assert.Equal("Ann Ash", (await district.Directory.Names(district.Id, [ann]))[ann].Name);
        Assert.Equal((ann, bea), (await district.By("ann"), await district.By("bea")));
        Assert.Empty((await district.Import(File(Ann, elsewhere), Day.AddDays(1))).Events);

        await district.Happens([new RosterEvent.PersonsSplit(ann, bea, Day.AddDays(2), ann)]);
        var again = await district.Import(File(Ann, elsewhere), Day.AddDays(3));
        Assert.DoesNotContain(again.Events, happened => happened is RosterEvent.PersonListed or RosterEvent.PersonRelinked or RosterEvent.PersonLeft);
        Assert.Equal(["Ann Ash", "Beatrix Ash"], (await district.Directory.Names(district.Id, [ann, bea])).OrderBy(one => one.Key == bea).Select(one => one.Value.Name));
    }

    [Fact]
    public async Task A_merged_row_s_key_that_was_given_to_somebody_else_makes_nobody_her()
    {
        await using var district = await Begin(MatchKeyKind.UserMasterIdentifier);
        var (ann, bea) = await Merge(district);
        await Confirm(district, ann, bea);
        var zed = Row("row 9", "Zed", "m2", Role.Staff);
        await district.Import(File(Ann, zed));
        Assert.Equal((ann, ann, null), (await district.By("ann"), await district.By("bea"), await district.By("zed")));
    }

    private static async Task<TestDistrict> Begin(MatchKeyKind kind)
    {
        var district = await TestDistrict.Open();
        await district.Happens(kind == MatchKeyKind.SourcedId ? [] : [new RosterEvent.MatchKeySet(new(kind, null), new(Guid.NewGuid()))]);
        await district.Import(File(Ann, Bea));
        return district;
    }

    private static async Task<(PersonId Ann, PersonId Bea)> Merge(TestDistrict district)
    {
        var (ann, bea) = (await district.Named("Ann Ash"), await district.Named("Bea Ash"));
        await district.Happens([new RosterEvent.PersonsMerged(ann, bea, Day, ann)]);
        return (ann, bea);
    }

    private static Task Confirm(TestDistrict district, PersonId ann, PersonId bea) =>
        district.Happens([new RosterEvent.MergeConfirmed(ann, bea, ann), new RosterEvent.MergeConfirmed(ann, bea, bea), new RosterEvent.PersonLeft(bea, Day)]);

    private static RosterFile File(params FilePerson[] people) => new() { WholePeople = true, WholeSchools = true, Schools = [new("s1", "Oak", false)], People = people };

    private static FilePerson Row(string id, string given, string master, Role role) => new(id, new(given, "Ash", given.ToLowerInvariant(), null), false)
    {
        Line = 5,
        Keys = FileKeys.None with { MasterIdentifier = master },
        Roles = [new(role, "s1", Days.Since(Day), "roles", 2)],
        WholeRoles = true,
        Subjects = [],
    };
}
