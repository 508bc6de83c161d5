using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>The teacher withdraws. At once, without a reason, whatever else is the case.</summary>
public sealed record WithdrawConsent(ConsentId Consent)
{
    public Decision<TeacherEvent> Decide(Teacher teacher) =>
        teacher.Find(Consent) is not null ? [new ConsentWithdrawn(Consent)]
        : teacher.Ended.Contains(Consent) ? []
        : new Refusal("NOT_FOUND");
}
