using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Evaluators;

public sealed class AssignEvaluatorTests
{
    private static readonly AssignEvaluator Asked = new(LeadDora, Ana, new(Wed, Fri), OnTue);

    [Theory, MemberData(nameof(Histories))]
    public void It_is_one_event_whether_there_was_anything_to_end(TeacherEvent[] history)
    {
        var events = Asked.Decide(After(history)).Events;
        Assert.Equal([new EvaluatorAssigned(Ana, new(Wed, Fri))], events);
        Assert.All(After([.. history, .. events]).Consents, consent => Assert.True(consent.Over));
    }

    public static TheoryData<TeacherEvent[]> Histories => new() { { [] }, { [Granted] }, { [Granted, new ConsentPaused(Id, Tue), Grant(Other, Ana, Talk, new(Thu, Fri), on: Mon)] } };

    [Fact]
    public void A_consent_granted_before_an_assignment_begins_ends_on_its_first_day()
    {
        var given = After(new EvaluatorAssigned(Ana, new(Thu, Fri)), Grant(Id, Ana, Talk, new(Tue, Fri)));
        Assert.Equal([true, true, false, false], new[] { Tue, Wed, Thu, Fri }.Select(day => given.LiveFor(Ana, On(day))));
    }
}
