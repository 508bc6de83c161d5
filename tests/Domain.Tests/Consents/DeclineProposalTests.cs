using static DistrictCoaching.Domain.TeacherEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Consents;

public sealed class DeclineProposalTests
{
    private static readonly DeclineProposal Asked = new(Guid.NewGuid(), Tess, Tess);

    [Theory, MemberData(nameof(Histories))]
    public void It_is_one_event_whatever_she_granted(TeacherEvent[] history)
    {
        Assert.Equal([new ProposalDeclined(Asked.Operation)], Asked.Decide(After(history)).Events);
        Assert.Empty(Asked.Decide(After([.. history, new ProposalDeclined(Asked.Operation)])).Events);
        Assert.Equal(After(history).LiveFor(Ana, OnTue), After([.. history, new ProposalDeclined(Asked.Operation)]).LiveFor(Ana, OnTue));
    }

    public static TheoryData<TeacherEvent[]> Histories => new() { { [] }, { [Granted] }, { [new ProposalDeclined(Guid.NewGuid())] } };

    [Fact]
    public void Nobody_declines_for_her() => Assert.Equal(Refusal.NotFound, (Asked with { By = Ana }).Decide(After()).Refusal);
}
