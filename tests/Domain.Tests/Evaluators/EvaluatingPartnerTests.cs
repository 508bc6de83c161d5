using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Evaluators;

/// <summary>A partner may become evaluator: always accepted, with the same answer, and the consent ends that day.</summary>
public sealed class EvaluatingPartnerTests
{
    private static readonly AssignEvaluator Asked = new(LeaderPia, Ana, new(Wed, Fri), OnWed);

    [Theory, MemberData(nameof(Histories))]
    public void It_is_decided_alike_whatever_she_granted(TeacherEvent[] given) =>
        Assert.Equal([new EvaluatorAssigned(Ana, Asked.Days)], Asked.Decide(After(given)).Events);

    public static TheoryData<TeacherEvent[]> Histories => new()
    {
        { [] }, { [Granted] }, { [Trial] }, { [Granted, new ConsentPaused(Id, Tue)] }, { [Granted, new ConsentWithdrawn(Id)] }, { [Grant(Id, Ben, Talk, new(Mon, Fri))] },
    };

    [Fact]
    public void Her_consent_ends_that_day_and_no_word_brings_it_back()
    {
        var teacher = After([Granted, .. Asked.Decide(After(Granted)).Events]);
        Assert.False(teacher.LiveFor(Ana, OnWed));
        Assert.Equal(new("PARTNER_EVALUATES"), new ResumeConsent(Tess, Id, OnWed).Decide(teacher).Refusal);
        var later = On(Fri.AddDays(3));
        Assert.False(teacher.LiveFor(Ana, later));
        Assert.Equal(new("CONSENT_OVER"), new ResumeConsent(Tess, Id, later).Decide(teacher).Refusal);
        Assert.Equal(new("CONSENT_OVER"), new RenewConsent(Tess, Id, YearEnd, Notice, later).Decide(teacher).Refusal);
    }

    [Fact]
    public void The_consent_of_somebody_else_lives_on() =>
        Assert.True(After([Grant(Id, Ben, Talk, new(Mon, Fri)), .. Asked.Decide(After(Granted)).Events]).LiveFor(Ben, On(Wed, CoachBen)));

    [Fact]
    public void She_evaluates_from_the_first_to_the_last_day_and_none_beside()
    {
        var teacher = After(new EvaluatorAssigned(Ana, new(Tue, Thu)));
        Assert.Equal([false, true, true, true, false], new[] { Mon, Tue, Wed, Thu, Fri }.Select(day => teacher.EvaluatedBy(Ana, On(day))));
    }

    [Theory, MemberData(nameof(Namers))]
    public void Leaders_of_her_school_and_district_leads_name_one(PersonFacts by) => Assert.Null((Asked with { By = by }).Decide(After()).Refusal);

    public static TheoryData<PersonFacts> Namers => [LeaderPia, LeadDora];

    [Theory, MemberData(nameof(Refusals))]
    public void Says_why_not(AssignEvaluator when, Refusal then) => Assert.Equal(then, when.Decide(After(Granted)).Refusal);

    public static TheoryData<AssignEvaluator, Refusal> Refusals => new()
    {
        { Asked with { By = null }, Refusal.NotAllowed },
        { Asked with { By = Herself }, Refusal.NotAllowed },
        { Asked with { By = CoachAna }, Refusal.NotAllowed },
        { Asked with { By = LeaderPia.Away(Wed) }, Refusal.NotAllowed },
        { Asked with { By = Knows(Pia, At(Role.SchoolLeader, Lake)) }, Refusal.NotAllowed },
        { Asked with { By = Knows(Pia, At(Role.SchoolLeader, Hill, until: Tue)) }, Refusal.NotAllowed },
        { Asked with { Evaluator = Tess, Around = On(Wed, Herself) }, Refusal.NotFound },
        { Asked with { Evaluator = Ben }, Refusal.NotFound },
        { Asked with { Around = OnWed with { Teacher = null } }, Refusal.NotFound },
        { Asked with { Days = new(Fri, Thu) }, new("DAYS_REVERSED") },
        { Asked with { Days = new(Mon, Tue) }, new("DAYS_IN_THE_PAST") },
    };
}
