using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Consents;

public sealed class WithdrawConsentTests
{
    private static readonly WithdrawConsent Asked = new(Id);
    private static readonly TeacherEvent Withdrawn = new ConsentWithdrawn(Id);

    [Theory, MemberData(nameof(Whatever))]
    public void She_withdraws_whatever_else_is_the_case(TeacherEvent[] given)
    {
        Assert.Equal([Withdrawn], Asked.Decide(After(given)).Events);
        var over = After([.. given, Withdrawn]).Find(Id)!;
        Assert.True(over.Over);
        Assert.DoesNotContain(Enumerable.Range(0, 9).Select(Mon.AddDays), over.LiveOn);
    }

    public static TheoryData<TeacherEvent[]> Whatever => new()
    {
        { [Granted] },
        { [Trial] },
        { [Granted, new ConsentPaused(Id, Mon)] },
        { [Granted, new ConsentWithdrawn(Other)] },
        { [new EvaluatorAssigned(Ana, new(Mon, Fri)), Granted] },
    };

    [Fact]
    public void Twice_is_as_good_as_once()
    {
        var (events, refusal) = Asked.Decide(After(Granted, Withdrawn));
        Assert.Empty(events);
        Assert.Null(refusal);
    }

    [Fact]
    public void What_she_never_granted_is_not_found() => Assert.Equal(Refusal.NotFound, Asked.Decide(After()).Refusal);
}
