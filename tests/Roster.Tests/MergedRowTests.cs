using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>Files after Bea's record was merged into Ann's: her rows are one, and say of each record what they may.</summary>
public sealed class MergedRowTests : MergedRowCase
{
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
        Assert.Equal(1, await district.Directory.Count(district.Id, new(Day.AddDays(3))));
        await district.Happens([new RosterEvent.PersonsSplit(ann, bea, Day.AddDays(4), ann)]);
        Assert.Empty((await district.Import(File(Ann, Bea), Day.AddDays(5))).Events);
        Assert.Equal(2, await district.Directory.Count(district.Id, new(Day.AddDays(5))));
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
}
