using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>The lists that are made of teachers' streams; the only reader of them is the partner concerned.</summary>
public static class TeacherRows
{
    /// <summary>Days on which a consent lets a partner work: nothing stands here of what is paused, over or used up.</summary>
    public static readonly Table LiveDays = new(
        "live_days",
        [new("consent", ColumnType.Id), new("n", ColumnType.Number)],
        [new("partner", ColumnType.Id), new("capacity", ColumnType.Text), new("from_day", ColumnType.Day), new("until_day", ColumnType.Day), new("since_day", ColumnType.Day)],
        [["partner", "stream"]]);

    public static readonly Table Evaluators = new(
        "evaluators",
        [new("evaluator", ColumnType.Id), new("n", ColumnType.Number)],
        [new("from_day", ColumnType.Day), new("until_day", ColumnType.Day)],
        [["evaluator"]]);

    public static IEnumerable<RowChange> Of(Teacher before, Teacher after)
    {
        foreach (var (consent, was) in after.Consents.Select(consent => (consent, before.Find(consent.Id))).Where(pair => !Equals(pair.consent, pair.Item2)))
        {
            foreach (var row in Slots(Live(was).Length, Live(consent), days => [consent.Partner.Value, consent.As.ToString(), days.From, days.Until, consent.Since]))
            {
                yield return new(LiveDays, [consent.Id.Value, row.Slot], row.Values);
            }
        }

        foreach (var evaluator in after.Evaluators.Concat(before.Evaluators).Select(assigned => assigned.Evaluator).Distinct())
        {
            var (was, now) = (Assigned(before, evaluator), Assigned(after, evaluator));
            foreach (var row in was.SequenceEqual(now) ? [] : Slots(was.Length, now, days => [days.From, days.Until]))
            {
                yield return new(Evaluators, [evaluator.Value, row.Slot], row.Values);
            }
        }
    }

    private static Days[] Live(Consent? consent) => consent is null or { Over: true } or { UsesLeft: 0 } ? [] : [.. consent.Live];

    private static Days[] Assigned(Teacher teacher, PersonId evaluator) =>
        [.. teacher.Evaluators.Where(assigned => assigned.Evaluator == evaluator).Select(assigned => assigned.Days)];

    /// <summary>A numbered row for each, and nothing where there were more before.</summary>
    private static IEnumerable<(long Slot, IReadOnlyList<object?>? Values)> Slots(int before, Days[] now, Func<Days, object?[]> values) =>
        Enumerable.Range(0, Math.Max(before, now.Length)).Select(slot => ((long)slot, slot < now.Length ? (IReadOnlyList<object?>?)values(now[slot]) : null));
}
