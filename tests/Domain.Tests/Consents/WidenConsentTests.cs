using static DistrictCoaching.Domain.ActivityKind;
using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Consents;

public sealed class WidenConsentTests
{
    private static readonly Scope Wider = Scope.Of([Conversation, Visit], [Maths, Music], [Questions, Groups]);
    private static readonly WidenConsent Asked = new(Tess, Id, Wider, YearEnd, Notice, OnTue);
    private static readonly ActivityRecorded Spent = new(new(Guid.NewGuid()), Ana, Ana, Spoken, 30, Mon, null);

    [Fact]
    public void The_teacher_widens_what_it_covers_and_until_when() =>
        Assert.Equal([new ConsentWidened(Id, Wider, new(Tue, YearEnd), Notice)], Asked.Decide(After(Granted)).Events);

    [Fact]
    public void Its_last_day_stays_where_she_names_none() =>
        Assert.Equal([new ConsentWidened(Id, Wider, new(Tue, Fri), Notice)], (Asked with { Until = null }).Decide(After(Granted)).Events);

    [Fact]
    public void A_trial_that_ended_by_itself_becomes_a_lasting_consent()
    {
        var decided = Asked.Decide(After(Trial, Spent));
        Assert.Null(decided.Refusal);
        var lasting = After([Trial, Spent, .. decided.Events]).Find(Id)!;
        Assert.True(lasting.LiveOn(Tue));
        Assert.Null(lasting.UsesLeft);
    }

    [Fact]
    public void One_that_has_not_begun_begins_no_earlier()
    {
        var later = Grant(Id, Ana, Talk, new(Thu, Fri), on: Mon);
        var widened = After([later, .. Asked.Decide(After(later)).Events]).Find(Id)!;
        Assert.False(widened.LiveOn(Wed));
        Assert.True(widened.LiveOn(Thu));
        Assert.True(widened.LiveOn(YearEnd));
    }

    [Fact]
    public void She_reads_under_which_notice_it_stands_now() =>
        Assert.Equal(NoticeEs, After(Granted, new ConsentWidened(Id, Wider, new(Tue, Fri), NoticeEs)).Find(Id)!.Notice);

    [Theory, MemberData(nameof(Refusals))]
    public void Says_why_not(TeacherEvent[] given, WidenConsent when, string then)
    {
        var (events, refusal) = when.Decide(After(given));
        Assert.Equal(new(then), refusal);
        Assert.Empty(events);
    }

    public static TheoryData<TeacherEvent[], WidenConsent, string> Refusals => new()
    {
        { [Granted], Asked with { By = Ana }, "NOT_ALLOWED" },
        { [Granted], Asked with { Around = On(Tue, teacher: Herself.Away(Tue)) }, "NOT_ALLOWED" },
        { [], Asked, "NOT_FOUND" },
        { [Granted, new ConsentWithdrawn(Id)], Asked, "CONSENT_OVER" },
        { [Granted], Asked with { Around = On(Wed, Knows(Ana, At(Role.Coach), At(Role.SchoolLeader, Hill, Tue, Tue))) }, "CONSENT_OVER" },
        { [Grant(Id, Ana, Talk, new(Mon, YearEnd))], Asked with { Around = On(Mon.AddDays(63), teacher: Herself.Back(Tue, Tue.AddDays(61))) }, "CONSENT_OVER" },
        { [Granted], Asked with { Around = On(Mon.AddDays(5), teacher: Herself.Back(Tue, Wed)) }, "CONSENT_OVER" },    // it ran out suspended
        { [Trial, Spent], Asked with { Around = On(Wed, teacher: Herself.Back(Tue, Wed)) }, "CONSENT_OVER" },
        { [new EvaluatorAssigned(Ana, new(Tue, Fri)), Granted], Asked, "PARTNER_EVALUATES" },
        { [Granted], Asked with { Around = On(Tue, Knows(Ana, At(Role.Coach), At(Role.SchoolLeader, Hill))) }, "PARTNER_EVALUATES" },
        { [Granted, new ConsentPaused(Id, Tue)], Asked, "CONSENT_PAUSED" },
        { [Granted], Asked with { Around = On(Wed, teacher: Herself.Back(Tue, Wed)) }, "CONSENT_PAUSED" },
        { [Granted], Asked with { Scope = Scope.Of([Conversation], [], []) }, "SCOPE_EMPTY" },
        { [Granted], Asked with { Until = Mon }, "DAYS_IN_THE_PAST" },
        { [Granted], Asked with { Until = null, Around = On(Fri.AddDays(1)) }, "DAYS_IN_THE_PAST" },
        { [Granted], Asked with { Until = YearEnd.AddDays(1) }, "DAYS_TOO_LONG" },
        { [Granted], Asked with { Notice = OldNotice }, "NOTICE_OUTDATED" },
        { [Granted], Asked with { Scope = Scope.Of([Visit], [Maths], [Questions]) }, "NARROWER" },
        { [Granted], Asked with { Until = Thu }, "NARROWER" },
    };
}
