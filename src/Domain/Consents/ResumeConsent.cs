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

        if (consent.Over)
        {
            return new Refusal("CONSENT_OVER");
        }

        if (teacher.EvaluatedBy(consent.Partner, Around))
        {
            return new Refusal("PARTNER_EVALUATES");
        }

        if (consent.Until < Around.Today || consent.UsesLeft is 0)
        {
            return new Refusal("CONSENT_OVER");
        }

        var days = new Days(Around.Today, consent.Until);
        if (!consent.SuspendedBy(Around.Teacher!))
        {
            return consent.LiveOn(Around.Today) ? [] : [new ConsentResumed(Consent, days)];
        }

        var (away, back) = (Around.Teacher!.AwayFrom ?? Around.Today, Around.Teacher.ReturnedOn ?? Around.Today);
        return back > away.AddDays(Domain.Consent.ResumableDays)
            ? new Refusal("CONSENT_OVER")
            : [new ConsentPaused(Consent, away), new ConsentResumed(Consent, days)];
    }
}
