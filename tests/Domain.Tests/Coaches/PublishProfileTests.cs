using static DistrictCoaching.Domain.CoachEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Coaches;

public sealed class PublishProfileTests
{
    private static readonly PublishProfile Asked = new(CoachAna, new(12, 2023, [Maths]), Sealed(), Mon);
    private static readonly ProfilePublished Published = new(Asked.Experience, Asked.Statement);

    [Fact]
    public void A_coach_publishes_who_she_is() => Assert.Equal([Published], Asked.Decide(new()).Events);

    [Fact]
    public void The_last_one_counts()
    {
        var anew = Published with { Experience = new(13, null, [Maths, Music]) };
        Assert.Equal(anew, new CoachEvent[] { Published, anew }.Aggregate(new Coach(), Coach.Evolve).Profile);
    }

    [Fact]
    public void The_same_again_changes_nothing() => Assert.Empty(Asked.Decide(new() { Profile = Published }).Events);

    [Theory, InlineData(0, null), InlineData(60, null), InlineData(5, 2025), InlineData(5, 1965)]
    public void Her_years_are_what_a_life_can_hold(int years, int? last) => Assert.Null((Asked with { Experience = new(years, last, []) }).Decide(new()).Refusal);

    [Theory, InlineData(-1, null), InlineData(61, null), InlineData(5, 2026), InlineData(5, 1964)]
    public void And_nothing_beyond(int years, int? last) =>
        Assert.Equal(new("EXPERIENCE_OUT_OF_RANGE"), (Asked with { Experience = new(years, last, []) }).Decide(new()).Refusal);

    [Fact]
    public void Subjects_are_those_of_the_list() => Assert.Equal(new("UNKNOWN_SUBJECT"), (Asked with { Experience = new(5, null, [NoSubject]) }).Decide(new()).Refusal);

    [Theory, MemberData(nameof(Others))]
    public void Nobody_but_a_coach_publishes_one(PersonFacts? by) => Assert.Equal(Refusal.NotAllowed, (Asked with { By = by }).Decide(new()).Refusal);

    public static TheoryData<PersonFacts?> Others => [(PersonFacts?)null, Herself, LeaderPia, LeadDora, CoachAna.Away(Mon), Knows(Ana, At(Role.Coach, until: Mon.AddDays(-1)))];
}
