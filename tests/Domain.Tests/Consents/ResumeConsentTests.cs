using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Consents;

public sealed class ResumeConsentTests
{
    private static readonly ResumeConsent Asked = new(Tess, Id, OnWed);
    private static readonly ConsentGranted Long = Grant(Id, Ana, Talk, new(Mon, Mon.AddDays(200)));
    private static readonly TeacherEvent PausedTue = new ConsentPaused(Id, Tue);

    [Fact]
    public void The_teacher_resumes_what_she_paused_until_the_day_that_she_granted()
    {
        var decided = Asked.Decide(After(Granted, PausedTue)).Events;
        Assert.Equal([new ConsentResumed(Id, new(Wed, Fri))], decided);
        Assert.Equal([true, false, true, true], new[] { Mon, Tue, Wed, Fri }.Select(After([Granted, PausedTue, .. decided]).Find(Id)!.LiveOn));
    }

    [Fact]
    public void After_60_days_of_absence_it_goes_on_with_its_end_unmoved_and_without_the_days_away()
    {
        var (away, back) = (Tue, Tue.AddDays(60));
        var decided = (Asked with { Around = On(back.AddDays(2), teacher: Herself.Back(away, back)) }).Decide(After(Long)).Events;
        Assert.Equal([new ConsentPaused(Id, away), new ConsentResumed(Id, new(back.AddDays(2), Long.Days.Until))], decided);
        Assert.Equal([true, false, false, false, true], new[] { Mon, away, back, back.AddDays(1), back.AddDays(2) }.Select(After([Long, .. decided]).Find(Id)!.LiveOn));
    }

    [Fact]
    public void Of_two_absences_no_day_since_the_first_is_healed()
    {
        var teacher = Herself.Back(Tue, Wed).Back(Fri, Fri.AddDays(5));
        var decided = (Asked with { Around = On(Fri.AddDays(6), teacher: teacher) }).Decide(After(Long)).Events;
        Assert.Equal([new ConsentPaused(Id, Tue), new ConsentResumed(Id, new(Fri.AddDays(6), Long.Days.Until))], decided);
        Assert.Equal([true, false, false, false, true], new[] { Mon, Tue, Wed, Fri.AddDays(5), Fri.AddDays(6) }.Select(After([Long, .. decided]).Find(Id)!.LiveOn));
    }

    [Fact]
    public void What_she_resumed_after_one_absence_only_the_next_suspends()
    {
        var (away, back) = (Fri.AddDays(10), Fri.AddDays(12));
        var given = After(Long, new ConsentPaused(Id, Tue), new ConsentResumed(Id, new(Wed, Long.Days.Until)));
        Assert.Equal(new ConsentPaused(Id, away), (Asked with { Around = On(back, teacher: Herself.Back(Tue, Wed).Back(away, back)) }).Decide(given).Events[0]);
    }

    /// <summary>By the clock, whether or not she has come back.</summary>
    [Theory, InlineData(0, false), InlineData(60, false), InlineData(61, true)]
    public void An_absence_of_more_than_60_days_ends_it(int days, bool ended)
    {
        var (today, teacher) = (Tue.AddDays(days), After(Granted));
        Assert.Equal(ended, teacher.Ended(teacher.Find(Id)!, On(today, teacher: Herself.Away(Tue))));
        Assert.Equal(ended, teacher.Ended(teacher.Find(Id)!, On(today, teacher: Herself.Back(Tue, today))));
    }

    [Theory, MemberData(nameof(Idle))]
    public void Where_nothing_is_paused_nothing_happens(TeacherEvent[] given)
    {
        var (events, refusal) = Asked.Decide(After(given));
        Assert.Empty(events);
        Assert.Null(refusal);
    }

    public static TheoryData<TeacherEvent[]> Idle => new() { { [Granted] }, { [Grant(Id, Ana, Talk, new(Thu, Fri), on: Mon)] } };

    [Fact]
    public void One_that_was_paused_before_it_began_begins_no_earlier()
    {
        var later = Grant(Id, Ana, Talk, new(Thu, Fri), on: Mon);
        var resumed = After([later, PausedTue, .. Asked.Decide(After(later, PausedTue)).Events]).Find(Id)!;
        Assert.Equal([false, false, true, true], new[] { Tue, Wed, Thu, Fri }.Select(resumed.LiveOn));
    }

    [Theory, MemberData(nameof(Refusals))]
    public void Says_why_not(TeacherEvent[] given, ResumeConsent when, string then)
    {
        var (events, refusal) = when.Decide(After(given));
        Assert.Equal(new(then), refusal);
        Assert.Empty(events);
    }

    public static TheoryData<TeacherEvent[], ResumeConsent, string> Refusals => new()
    {
        { [Granted, PausedTue], Asked with { By = Ana }, "NOT_ALLOWED" },
        { [], Asked, "NOT_FOUND" },
        { [Granted, PausedTue, new ConsentWithdrawn(Id)], Asked, "CONSENT_OVER" },
        { [Granted, PausedTue], Asked with { Around = On(Fri.AddDays(1)) }, "CONSENT_OVER" },
        { [Trial, new ActivityRecorded(new(Guid.NewGuid()), Ana, Ana, Spoken, 30, Tue, null)], Asked, "CONSENT_OVER" },
        { [Long], Asked with { Around = On(Tue.AddDays(61), teacher: Herself.Back(Tue, Tue.AddDays(61))) }, "CONSENT_OVER" },
        { [Long], Asked with { Around = On(Tue.AddDays(70), teacher: Herself.Back(Tue, Tue.AddDays(61)).Back(Tue.AddDays(65), Tue.AddDays(66))) }, "CONSENT_OVER" },
        { [new EvaluatorAssigned(Ana, new(Tue, Tue)), Granted, PausedTue], Asked, "CONSENT_OVER" },
        { [new EvaluatorAssigned(Ana, new(Wed, Fri)), Granted, PausedTue], Asked, "PARTNER_EVALUATES" },
    };
}
