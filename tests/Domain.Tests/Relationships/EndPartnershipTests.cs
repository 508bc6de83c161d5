using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Relationships;

public sealed class EndPartnershipTests
{
    private static readonly EndPartnership Asked = new(Tess, Ana, Ana, Known: true);
    private static readonly TeacherEvent OfBen = Grant(Other, Ben, Talk, new(Mon, Fri));

    [Theory, MemberData(nameof(Histories))]
    public void Whatever_there_was_it_is_one_event_and_nothing_with_this_partner_is_live(TeacherEvent[] history)
    {
        foreach (var by in new[] { Tess, Ana })
        {
            var (events, refusal) = (Asked with { By = by }).Decide(After(history));
            Assert.Equal([new PartnershipEnded(Ana)], events);
            Assert.Null(refusal);
            var after = After([.. history, OfBen, .. events]);
            Assert.All(after.Consents.Where(consent => consent.Partner == Ana), consent => Assert.True(consent is { Over: true, Live: [] }));
            Assert.All(Enumerable.Range(0, 9), day => Assert.False(after.LiveFor(Ana, On(Mon.AddDays(day)))));
            Assert.True(after.LiveFor(Ben, On(Wed, CoachBen)));
        }
    }

    public static TheoryData<TeacherEvent[]> Histories => new()
    {
        { [] },
        { [Granted] },
        { [Granted, Grant(new(Guid.NewGuid()), Ana, Talk, new(Tue, Fri))] },
        { [Granted, new ConsentPaused(Id, Tue)] },
        { [Grant(Id, Ana, Talk, new(Thu, Fri), on: Mon)] },
        { [Granted, new ConsentWithdrawn(Id)] },
        { [Granted, new PartnershipEnded(Ana)] },
        { [Granted, new EvaluatorAssigned(Ana, new(Tue, Tue))] },
    };

    [Fact]
    public void Of_people_whom_the_roster_does_not_know_it_is_accepted_and_writes_nothing()
    {
        var (events, refusal) = (Asked with { Known = false }).Decide(new());
        Assert.Empty(events);
        Assert.Null(refusal);
    }

    [Fact]
    public void Nobody_ends_it_for_two_others()
    {
        Assert.Equal(Refusal.NotFound, (Asked with { By = Ben }).Decide(After(Granted)).Refusal);
        Assert.Equal(Refusal.NotFound, (Asked with { By = Tess, Partner = Tess }).Decide(After(Granted)).Refusal);
    }

    [Fact]
    public void She_may_grant_anew()
    {
        var again = Grant(Other, Ana, Talk, new(Wed, Fri));
        Assert.True(After(Granted, new PartnershipEnded(Ana), again).LiveFor(Ana, OnWed));
    }
}
