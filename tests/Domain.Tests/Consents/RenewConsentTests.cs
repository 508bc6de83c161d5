using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Consents;

public sealed class RenewConsentTests
{
    private static readonly DateOnly Later = Fri.AddDays(30);
    private static readonly RenewConsent Asked = new(Tess, Id, Later, NoticeEs, OnWed);

    [Fact]
    public void The_teacher_lets_it_last_longer()
    {
        var decided = Asked.Decide(After(Granted)).Events;
        Assert.Equal([new ConsentRenewed(Id, new(Wed, Later), NoticeEs)], decided);
        var renewed = After([Granted, .. decided]).Find(Id)!;
        Assert.Equal((Later, NoticeEs, Wed, Talk), (renewed.Until, renewed.Notice, renewed.Since, renewed.Scope));
        Assert.True(renewed.LiveOn(Mon) && renewed.LiveOn(Later));
    }

    [Fact]
    public void Or_again_after_it_ran_out_without_covering_the_days_between()
    {
        var (ranOut, again) = (Fri.AddDays(3), Fri.AddDays(5));
        var renewed = After([Granted, .. (Asked with { Around = On(again) }).Decide(After(Granted)).Events]).Find(Id)!;
        Assert.False(renewed.LiveOn(ranOut));
        Assert.True(renewed.LiveOn(again));
    }

    [Fact]
    public void A_trial_renewed_is_still_a_trial() => Assert.Equal(1, After([Trial, .. Asked.Decide(After(Trial)).Events]).Find(Id)!.UsesLeft);

    [Theory, MemberData(nameof(Refusals))]
    public void Says_why_not(TeacherEvent[] given, RenewConsent when, string then)
    {
        var (events, refusal) = when.Decide(After(given));
        Assert.Equal(new(then), refusal);
        Assert.Empty(events);
    }

    public static TheoryData<TeacherEvent[], RenewConsent, string> Refusals => new()
    {
        { [Granted], Asked with { By = Dora }, "NOT_ALLOWED" },
        { [], Asked, "NOT_FOUND" },
        { [Granted, new ConsentEnded(Id, Ending.ByPartner)], Asked, "CONSENT_OVER" },
        { [new EvaluatorAssigned(Ana, new(Wed, Fri)), Granted], Asked, "PARTNER_EVALUATES" },
        { [new EvaluatorAssigned(Ana, new(Tue, Tue)), Granted], Asked, "CONSENT_OVER" },
        { [Granted, new ConsentPaused(Id, Tue)], Asked, "CONSENT_PAUSED" },
        { [Granted], Asked with { Until = Tue }, "DAYS_IN_THE_PAST" },
        { [Granted], Asked with { Until = YearEnd.AddDays(1) }, "DAYS_TOO_LONG" },
        { [Granted], Asked with { Notice = OldNotice }, "NOTICE_OUTDATED" },
        { [Trial, new ActivityRecorded(new(Guid.NewGuid()), Ana, Ana, Spoken, 30, Tue, null)], Asked, "TRIAL_OVER" },
        { [Granted], Asked with { Until = Fri }, "NARROWER" },
    };
}
