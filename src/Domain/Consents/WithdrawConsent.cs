using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>The teacher withdraws. At once, without a reason, whatever else is the case.</summary>
public sealed record WithdrawConsent(ConsentId Consent)
{
    public Decision<TeacherEvent> Decide(Teacher teacher) => teacher.Find(Consent) switch
    {
        null => Refusal.NotFound,
        { Over: true } => [],
        _ => [new ConsentWithdrawn(Consent)],
    };
}
