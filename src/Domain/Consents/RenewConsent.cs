using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>The teacher lets a consent with the same scope last longer, or again after it ran out. What she withdrew is granted anew instead.</summary>
public sealed record RenewConsent(PersonId By, ConsentId Consent, DateOnly Until, NoticeId Notice, Surroundings Around)
{
    public Decision<TeacherEvent> Decide(Teacher teacher)
    {
        if (Around.NotHerself(By) is { } notHers)
        {
            return notHers;
        }

        if (teacher.Find(Consent) is not { } consent)
        {
            return Refusal.NotFound;
        }

        var days = new Days(Around.Today, Until);
        if ((consent.NotToBeExtended(teacher, Around) ?? Around.Wrong(days) ?? Around.Outdated(Notice)) is { } wrong)
        {
            return wrong;
        }

        return consent.UsesLeft is 0 ? new Refusal("TRIAL_OVER")
            : Until <= consent.Until ? new Refusal("NARROWER")
            : [new ConsentRenewed(Consent, days, Notice)];
    }
}
