using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>The teacher resumes what she paused, or what an absence suspended, until the day she once granted. No day between is healed.</summary>
public sealed record ResumeConsent(PersonId By, ConsentId Consent, Surroundings Around)
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

        if (teacher.EvaluatedBy(consent.Partner, Around))
        {
            return new Refusal("PARTNER_EVALUATES");
        }

        if (teacher.Ended(consent, Around) || consent.RanOutOn(Around.Today))
        {
            return new Refusal("CONSENT_OVER");
        }

        var resumed = new ConsentResumed(Consent, new(Around.Today, consent.Until));
        return consent.SuspendedBy(Around.Teacher!) ? [new ConsentPaused(Consent, consent.Suspending(Around.Teacher!).Min(away => away.From)), resumed]
            : consent.PausedOn(Around.Today) ? [resumed]
            : [];
    }
}
