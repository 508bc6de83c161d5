using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>A teacher declines what another application proposed. It is final: under this operation nothing is ever done.</summary>
/// <param name="Operation">That of the proposal, so that whichever of confirming and declining comes first is the only one.</param>
public sealed record DeclineProposal(Guid Operation, PersonId Self, PersonId By)
{
    public Decision<TeacherEvent> Decide(Teacher teacher) =>
        By != Self ? Refusal.NotFound
        : teacher.Declined.Contains(Operation) ? []
        : [new ProposalDeclined(Operation)];
}
