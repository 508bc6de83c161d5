using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>For whom something is live: a partner's list. Says what <see cref="Teacher.LiveFor"/> says, for many teachers at once; permits nothing.</summary>
public sealed class Caseload(IDatabase database)
{
    private string? live;

    private string Live => live ??=
        $"""
         from live_days l {database.Join("people", "p", "p.stream = $1 and p.person = l.stream and p.active = $4")}
         where l.tenant = $1 and l.partner = $2 and l.from_day <= $3 and l.until_day >= $3
         and {database.Exists("people", "c", "c.stream = $1 and c.person = $2 and c.active = $4")}
         and {database.Exists("memberships", "s",
             "s.stream = $1 and s.person = $2 and s.from_day <= $3 and s.until_day >= $3 and ((l.capacity = 'Coach' and s.role = 'Coach') or (l.capacity = 'Peer' and s.role in ('Teacher', 'Staff')))")}
         and not {database.Exists("absences", "x", "x.stream = $1 and x.person = l.stream and x.until_day >= l.since_day")}
         and not {database.Exists("sealings", "z", "z.stream = $1 and z.person = l.stream and z.until_day >= l.since_day")}
         and not {database.Exists("sealings", "y", "y.stream = $1 and y.person = $2 and y.from_day <= $3 and y.until_day >= $3")}
         and not {database.Exists("merges", "g", "g.stream = $1 and g.merged in (l.stream, $2)")}
         and not exists (
             select 1 from (select l.stream record union all select t.merged from merges t where t.tenant = $1 and t.kept = l.stream) u
             {database.Join("evaluators", "e", "e.stream = u.record and e.from_day <= $3 and e.until_day >= l.since_day")}
             where e.evaluator = $2 or {database.Exists("merges", "o", "o.stream = $1 and o.merged = e.evaluator and o.kept = $2")})
         and not {database.Exists("memberships", "a",
             $"""
              a.stream = $1 and a.person = $2 and a.role in ('SchoolLeader', 'Evaluator') and a.from_day <= $3 and a.until_day >= l.since_day
              and {database.Exists("memberships", "b",
                  "b.stream = $1 and b.person = l.stream and b.school = a.school and b.from_day <= a.until_day and b.until_day >= a.from_day and b.from_day <= $3 and b.until_day >= l.since_day")}
              """)}
         """;

    /// <summary>Whether days of anybody's consent are or were this partner's: a question about her alone.</summary>
    public async Task<bool> Knows(DistrictId district, PersonId partner, CancellationToken cancel = default) =>
        (await database.Query(district, "select n from live_days where tenant = $1 and partner = $2 limit 1", row => row.Number(0), [partner.Value], cancel)).Count > 0;

    /// <summary>A page in the order of the teachers' ids (random, so it tells nothing).</summary>
    public Task<IReadOnlyList<PersonId>> Of(DistrictId district, PersonId partner, DateOnly today, PersonId? after, int first, CancellationToken cancel = default) =>
        database.Query(
            district, $"select distinct l.stream {Live} and l.stream > $5 order by l.stream limit $6", row => new PersonId(row.Id(0)),
            [partner.Value, today, true, after?.Value ?? Guid.Empty, (long)first], cancel);

    /// <summary>How many there are in all.</summary>
    public async Task<int> Count(DistrictId district, PersonId partner, DateOnly today, CancellationToken cancel = default) =>
        (int)(await database.Query(district, $"select count(distinct l.stream) {Live}", row => row.Number(0), [partner.Value, today, true], cancel))[0];
}
