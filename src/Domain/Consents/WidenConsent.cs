using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>The teacher widens what a consent covers or how long it lasts. A trial that ended by itself may be widened into a lasting one.</summary>
/// <param name="Scope">The whole new scope: everything covered so far and more.</param>
public sealed record WidenConsent(PersonId By, ConsentId Consent, Scope Scope, DateOnly? Until, NoticeId Notice, Surroundings Around)
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

        var days = new Days(Around.Today, Until ?? consent.Until);
        if ((consent.NotToBeExtended(teacher, Around) ?? Scope.Wrong() ?? Around.Wrong(days) ?? Around.Outdated(Notice)) is { } wrong)
        {
            return wrong;
        }

        return !Scope.Includes(consent.Scope) || days.Until < consent.Until
            ? new Refusal("NARROWER")
            : [new ConsentWidened(Consent, Scope, days, Notice)];
    }
}
