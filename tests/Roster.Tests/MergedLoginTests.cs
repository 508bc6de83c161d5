using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>Logins in the files after Bea's record was merged into Ann's.</summary>
public sealed class MergedLoginTests : MergedRowCase
{
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
}
