using static DistrictCoaching.Domain.ActivityKind;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Consents;

public sealed class PresetTests
{
    [Fact]
    public void There_are_five_each_of_which_can_be_found() =>
        Assert.Equal(Enum.GetValues<PresetKind>(), Preset.All.Select(preset => Preset.Find(preset.Kind)!.Kind));

    [Theory, MemberData(nameof(Named))]
    public void Each_fills_in_what_its_name_says(PresetKind kind, ActivityKind[] activities, DateOnly until, int? uses)
    {
        var preset = Preset.Find(kind)!;
        Assert.Equal(activities.Order(), preset.Activities.Order());
        Assert.Equal(new Days(Mon, until), preset.From(Mon, Year));
        Assert.Equal(uses, preset.Uses);
    }

    public static TheoryData<PresetKind, ActivityKind[], DateOnly, int?> Named => new()
    {
        { PresetKind.OneConversation, [Conversation], Mon.AddDays(29), 1 },
        { PresetKind.ThinkTogether, [Conversation, CoPlanning], SemesterEnd, null },
        { PresetKind.InMyRoom, [Conversation, CoPlanning, InClassSupport, Modeling, CoTeaching], SemesterEnd, null },
        { PresetKind.FullCycle, [Conversation, CoPlanning, InClassSupport, Modeling, CoTeaching, Visit, DataReview], Mon.AddDays(69), null },
        { PresetKind.JustThis, [Conversation], Mon.AddDays(13), 1 },
    };

    [Fact]
    public void Where_the_roster_names_no_semester_it_is_18_weeks() =>
        Assert.Equal(new Days(Mon, Mon.AddDays(125)), Preset.Find(PresetKind.ThinkTogether)!.From(Mon, new(YearEnd)));

    [Fact]
    public void None_goes_past_the_end_of_the_school_year() =>
        Assert.All(Preset.All, preset => Assert.Equal(Wed, preset.From(Tue, new(Wed, Fri)).Until));
}
