using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>For whom something is live: a partner's list. What <see cref="Teacher.LiveFor"/> says, of as much of a teacher as it looks at; permits nothing.</summary>
public sealed class Caseload(IDatabase database, RosterDirectory rosters)
{
    private string? sql;

    /// <summary>The days of consents for this partner that have today, and who ever evaluates those teachers, under whatever record.</summary>
    private string Sql => sql ??=
        $"""
         select l.stream, 1, l.consent, l.capacity, l.since_day, l.from_day, l.until_day from live_days l where {Hers}
         union all select l.stream, 2, e.evaluator, '', e.from_day, e.from_day, e.until_day from live_days l {Evaluators("l.stream")} where {Hers}
         union all select l.stream, 2, e.evaluator, '', e.from_day, e.from_day, e.until_day from live_days l {database.Join("merges", "t", "t.kept = l.stream")} {Evaluators("t.merged")} where {Hers}
         """;

    private static string Hers => "l.tenant = $1 and l.partner = $2 and l.from_day <= $3 and l.until_day >= $3";

    /// <summary>Whether days of anybody's consent are or were this partner's: a question about her alone.</summary>
    public async Task<bool> Knows(DistrictId district, PersonId partner, CancellationToken cancel = default) =>
        (await database.Query(district, "select n from live_days where tenant = $1 and partner = $2 limit 1", row => row.Number(0), [partner.Value], cancel)).Count > 0;

    /// <summary>All of them, in the order of the teachers' ids (random, so it tells nothing).</summary>
    public async Task<IReadOnlyList<PersonId>> Of(DistrictId district, PersonId partner, DateOnly today, CancellationToken cancel = default) =>
        await Of(district, partner, today, await rosters.Now(district), cancel);

    /// <summary>A page of them, with their names, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<PersonEntry> Page, int Count)> Page(DistrictId district, PersonId partner, DateOnly today, PersonId? after, int first, CancellationToken cancel = default)
    {
        var now = await rosters.Now(district);
        var all = await Of(district, partner, today, now, cancel);
        var page = all.Where(teacher => after is not { } last || teacher.Value.CompareTo(last.Value) > 0).Take(first).ToList();
        return (await rosters.Entries(district, page, partner, now, cancel), all.Count);
    }

    private async Task<IReadOnlyList<PersonId>> Of(DistrictId district, PersonId partner, DateOnly today, Remembered? now, CancellationToken cancel)
    {
        var rows = await database.Query(
            district, Sql,
            row => (Teacher: new PersonId(row.Id(0)), IsConsent: row.Number(1) == 1, Id: row.Id(2), As: row.Text(3), Since: row.Day(4), Days: new Days(row.Day(5), row.Day(6))),
            [partner.Value, today], cancel);
        if (rows.Count == 0)
        {
            return [];
        }

        var teachers = rows.ToLookup(row => row.Teacher);
        var facts = (await rosters.Facts(district, [partner, .. teachers.Select(teacher => teacher.Key)], partner, now, cancel)).People;
        return
        [
            .. teachers.Where(teacher => new Teacher
            {
                Consents = [.. teacher.Where(row => row.IsConsent).Select(row => new Consent(
                    new(row.Id), partner, Enum.Parse<PartnerKind>(row.As), default, Scope.Of([], [], []), [row.Days], row.Days.Until, row.Since, null, default) { First = row.Days.From })],
                Evaluators = [.. teacher.Where(row => !row.IsConsent).Select(row => new TeacherEvent.EvaluatorAssigned(new(row.Id), row.Days))],
            }.LiveFor(partner, new(today, Calendar.Assumed(today), [], facts.GetValueOrDefault(teacher.Key), facts.GetValueOrDefault(partner))))
                .Select(teacher => teacher.Key).OrderBy(teacher => teacher.Value),
        ];
    }

    private string Evaluators(string record) => database.Join("evaluators", "e", $"e.stream = {record}");
}
