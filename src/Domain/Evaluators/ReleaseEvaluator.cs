using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>An assignment ends before its last day, under whatever record of the evaluator's it was made. Consents that it ended stay ended.</summary>
public sealed record ReleaseEvaluator(PersonFacts? By, PersonId Evaluator, Surroundings Around)
{
    public Decision<TeacherEvent> Decide(Teacher teacher) =>
        Around.Teacher is not { } self ? Refusal.NotFound
        : By is null || !(By.Is(Role.DistrictLead, Around.Today) || self.Schools(Around.Today).Any(school => By.Is(Role.SchoolLeader, school, Around.Today))) ? Refusal.NotAllowed
        : [.. teacher.Evaluators.Where(assigned => Around.IsSame(Evaluator, assigned.Evaluator) && assigned.Days.Until >= Around.Today)
            .Select(assigned => assigned.Evaluator).Distinct().Select(evaluator => new EvaluatorReleased(evaluator, Around.Today))];
}
