using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>
/// A person becomes a teacher's evaluator for some days: a department head who evaluates, a peer-review consultant. Always accepted, with the same answer: a consent with her ends that day.
/// </summary>
/// <param name="By">A leader of the teacher's school, or a district lead; from the roster.</param>
public sealed record AssignEvaluator(PersonFacts? By, PersonId Evaluator, Days Days, Surroundings Around)
{
    public Decision<TeacherEvent> Decide(Teacher teacher)
    {
        if (Around.Teacher is not { } self || Around.Partner is not { } evaluator || evaluator.Person != Evaluator || self.IsSame(Evaluator))
        {
            return Refusal.NotFound;
        }

        if (self.MergedInto is not null || evaluator.MergedInto is not null)
        {
            return Refusal.TryAgain;    // merged since it was asked: the assignment belongs to the record that is kept
        }

        if (By is null || !(By.Is(Role.DistrictLead, Around.Today) || self.Schools(Around.Today).Any(school => By.Is(Role.SchoolLeader, school, Around.Today))))
        {
            return Refusal.NotAllowed;
        }

        if (!Days.Any || Days.Until < Around.Today)
        {
            return new Refusal(Days.Any ? "DAYS_IN_THE_PAST" : "DAYS_REVERSED");
        }

        return [new EvaluatorAssigned(Evaluator, Days)];    // the same one event whether there was anything to end
    }
}
