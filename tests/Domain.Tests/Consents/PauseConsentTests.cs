using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Consents;

public sealed class PauseConsentTests
{
    private static readonly PauseConsent Asked = new(Id, Wed);
    private static readonly TeacherEvent Paused = new ConsentPaused(Id, Wed);

    [Fact]
    public void The_teacher_pauses_from_today()
    {
        Assert.Equal([Paused], Asked.Decide(After(Granted)).Events);
        var paused = After(Granted, Paused).Find(Id)!;
        Assert.Equal([true, false, false], new[] { Tue, Wed, Fri }.Select(paused.LiveOn));
        Assert.Equal((true, Fri), (paused.PausedOn(Fri), paused.Until));
        Assert.False(paused.PausedOn(Fri.AddDays(1)));
    }

    [Fact]
    public void On_its_last_day_and_before_its_first_too()
    {
        Assert.Equal([new ConsentPaused(Id, Fri)], new PauseConsent(Id, Fri).Decide(After(Granted)).Events);
        Assert.Equal([Paused], Asked.Decide(After(Grant(Id, Ana, Talk, new(Fri, Fri), on: Mon))).Events);
    }

    [Fact]
    public void Only_that_consent_pauses() =>
        Assert.True(After(Granted, Granted with { Consent = Other }, Paused).Find(Other)!.LiveOn(Wed));

    [Theory, MemberData(nameof(Quiet))]
    public void She_has_what_she_asked_for(TeacherEvent[] given)
    {
        var (events, refusal) = Asked.Decide(After(given));
        Assert.Empty(events);
        Assert.Null(refusal);
    }

    public static TheoryData<TeacherEvent[]> Quiet => new()
    {
        { [Granted, Paused] },
        { [Granted, new ConsentWithdrawn(Id)] },
        { [Grant(Id, Ana, Talk, new(Mon, Tue))] },
    };

    [Fact]
    public void What_she_never_granted_is_not_found() => Assert.Equal(Refusal.NotFound, Asked.Decide(After()).Refusal);
}
