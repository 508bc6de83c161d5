using System.Collections.Immutable;
using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Domain;

/// <summary>
/// A teacher's stream was restored to an earlier point: what was ended in it since is ended again, and what may not be as she last said waits until she resumes it. Nothing opens that was closed, and what was closed since and
/// opened again stays closed: that she opened it is not known any more.
/// </summary>
/// <param name="Lost">What was ended in the part that is gone, in its order; of activities only those with which a trial was used up.</param>
/// <param name="Holds">With which partners a consent waits for her word, besides those whose trial was used up.</param>
public sealed record ReplayEndings(IReadOnlyList<TeacherEvent> Lost, Func<PersonId, bool> Holds, DateOnly Today)
{
    public ImmutableArray<TeacherEvent> Decide(Teacher teacher)
    {
        var (after, events, used) = (teacher, ImmutableArray.CreateBuilder<TeacherEvent>(), new HashSet<PersonId>());
        foreach (var lost in Lost)
        {
            if (lost is ActivityRecorded recorded)
            {
                used.Add(recorded.Partner);    // its record is gone; of which consent it was the last use, only she can say
            }
            else if (Ends(after, lost))
            {
                events.Add(lost);
                after = Teacher.Evolve(after, lost);
            }
        }

        events.AddRange(after.Consents
            .Where(consent => !consent.Over && !consent.RanOutOn(Today) && consent.Live.Any(days => days.Until >= Today) && (used.Contains(consent.Partner) || Holds(consent.Partner)))
            .Select(consent => new ConsentHeld(consent.Id, Today)));
        return events.ToImmutable();
    }

    /// <summary>Whether it ends anything that there is: what began and ended in the part that is gone is not there.</summary>
    private static bool Ends(Teacher teacher, TeacherEvent lost) => lost switch
    {
        ConsentPaused e => Cuts(teacher, e.Consent, e.From),
        ConsentHeld e => Cuts(teacher, e.Consent, e.From),
        ConsentWithdrawn e => teacher.Find(e.Consent) is { Over: false },
        ConsentEnded e => teacher.Find(e.Consent) is { Over: false },
        PartnershipEnded e => teacher.Consents.Any(consent => consent.Partner == e.Partner && !consent.Over) || teacher.Relationships.Any(with => with.Partner == e.Partner),
        EvaluatorAssigned e => !teacher.Evaluators.Contains(e),
        EvaluatorReleased e => teacher.Evaluators.Any(assigned => assigned.Evaluator == e.Evaluator && assigned.Days.Until >= e.From),
        ProposalDeclined e => !teacher.Declined.Contains(e.Operation),
        StageMoved e => e.Stage < teacher.StageWith(e.Partner),
        ActivityDisputed e => teacher.Find(e.Activity) is { State: not ActivityState.Disputed },
        ContentErased => true,
        _ => false,
    };

    private static bool Cuts(Teacher teacher, ConsentId id, DateOnly from) => teacher.Find(id) is { Over: false } consent && consent.Live.Any(days => days.Until >= from);
}
