using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>The other of the two confirms or disputes a record within 14 days; who recorded it cannot.</summary>
/// <param name="By">The teacher, or the partner; the partner only while a consent for her is live.</param>
public sealed record AnswerRecord(PersonId Teacher, PersonId By, ActivityId Activity, bool Confirms, Surroundings Around)
{
    public Decision<TeacherEvent> Decide(Teacher teacher)
    {
        if (By == Teacher && Around.ClosedToHer is { } closed)
        {
            return closed;
        }

        if (By != Teacher && !teacher.LiveFor(By, Around))
        {
            return Domain.Teacher.NothingLive;
        }

        if (teacher.Find(Activity) is not { } activity || (By != Teacher && activity.Partner != By))
        {
            return Refusal.NotFound;
        }

        if (activity.By == By)
        {
            return new Refusal("OWN_RECORD");
        }

        return activity.StateOn(Around.Today) switch
        {
            ActivityState.Unconfirmed when Confirms => [new ActivityConfirmed(Activity)],
            ActivityState.Unconfirmed => [new ActivityDisputed(Activity)],
            ActivityState.Confirmed when Confirms => [],
            ActivityState.Disputed when !Confirms => [],
            _ => new Refusal("RECORD_SETTLED"),
        };
    }
}
