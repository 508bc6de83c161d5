using static DistrictCoaching.Domain.DistrictEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Districts;

public sealed class PublishNoticeTests
{
    private static readonly PublishNotice Asked = new(Guid.NewGuid(), LeadDora, NoticeLanguage.English, Sealed(), Mon);
    private static readonly NoticePublished
        First = new(OldNotice, 1, NoticeLanguage.English, Sealed()), FirstEs = new(NoticeEs, 1, NoticeLanguage.Spanish, Sealed()), Second = new(new(Asked.Operation), 2, NoticeLanguage.English, Asked.Text);

    [Fact]
    public void It_has_the_next_number_of_its_language() => Assert.Equal([Second], Asked.Decide(Of(First, FirstEs)).Events);

    [Fact]
    public void The_last_of_each_language_is_in_force() =>
        Assert.Equal([Second, FirstEs], Of(First, FirstEs, Second).InForce.OrderBy(notice => notice.Language));

    [Fact]
    public void Published_once_it_is_not_published_again_under_the_same_id() =>
        Assert.Equal(Refusal.OperationReused, Asked.Decide(Of(First, Second)).Refusal);

    [Fact]
    public void A_language_is_one_of_two() => Assert.Equal(Refusal.NotFound, (Asked with { Language = (NoticeLanguage)2 }).Decide(Of(First)).Refusal);

    [Theory, MemberData(nameof(Others))]
    public void Nobody_but_a_district_lead_publishes(PersonFacts? by) => Assert.Equal(Refusal.NotAllowed, (Asked with { By = by }).Decide(Of(First)).Refusal);

    public static TheoryData<PersonFacts?> Others => [(PersonFacts?)null, Herself, CoachAna, LeaderPia, LeadDora.Away(Mon), Knows(Dora, At(Role.DistrictLead, until: Mon.AddDays(-1)))];

    private static District Of(params NoticePublished[] notices) => notices.Aggregate(new District(), District.Evolve);
}
