using static DistrictCoaching.Domain.SchoolEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Schools;

public sealed class IntroduceCoachTests
{
    private static readonly IntroduceCoach Asked = new(LeaderPia, Hill, Listed: true, CoachAna, Mon);

    [Fact]
    public void A_leader_introduces_a_coach_to_her_school() => Assert.Equal([new CoachIntroduced(Ana, Mon)], Asked.Decide(new()).Events);

    [Fact]
    public void A_district_lead_does_for_any() => Assert.Null((Asked with { By = LeadDora }).Decide(new()).Refusal);

    [Fact]
    public void Introduced_once_she_stays_so()
    {
        var (events, refusal) = Asked.Decide(School.Evolve(new(), new CoachIntroduced(Ana, Mon)));
        Assert.Empty(events);
        Assert.Null(refusal);
    }

    [Theory, MemberData(nameof(Refusals))]
    public void Says_why_not(IntroduceCoach when, Refusal then) => Assert.Equal(then, when.Decide(new()).Refusal);

    public static TheoryData<IntroduceCoach, Refusal> Refusals => new()
    {
        { Asked with { Listed = false }, Refusal.NotFound },
        { Asked with { By = null }, Refusal.NotAllowed },
        { Asked with { By = Herself }, Refusal.NotAllowed },
        { Asked with { By = CoachAna }, Refusal.NotAllowed },
        { Asked with { By = LeaderPia.Away(Mon) }, Refusal.NotAllowed },
        { Asked with { By = Knows(Pia, At(Role.SchoolLeader, Lake)) }, Refusal.NotAllowed },
        { Asked with { By = Knows(Pia, At(Role.SchoolLeader, Hill, until: Mon.AddDays(-1))) }, Refusal.NotAllowed },
        { Asked with { Coach = null }, Refusal.NotFound },
        { Asked with { Coach = Herself }, Refusal.NotFound },
        { Asked with { Coach = CoachAna.Away(Mon) }, Refusal.NotFound },
    };
}
