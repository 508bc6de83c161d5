using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>For whom something is live: a partner's list. Says what <see cref="Teacher.LiveFor"/> says, for many teachers at once; permits nothing.</summary>
public sealed class Caseload(IDatabase database)
{
    private const string Live =
        """
        from live_days l join people p on p.tenant = l.tenant and p.person = l.stream join people c on c.tenant = l.tenant and c.person = l.partner
        where l.tenant = $1 and l.partner = $2 and l.from_day <= $3 and l.until_day >= $3 and p.active = $4 and c.active = $4
        and exists (
            select 1 from memberships s where s.tenant = l.tenant and s.person = l.partner and s.from_day <= $3 and s.until_day >= $3
            and ((l.capacity = 'Coach' and s.role = 'Coach') or (l.capacity = 'Peer' and s.role in ('Teacher', 'Staff'))))
        and not exists (select 1 from absences x where x.tenant = l.tenant and x.person = l.stream and x.until_day >= l.since_day)
        and not exists (select 1 from sealings z where z.tenant = l.tenant and z.person = l.stream and z.until_day >= l.since_day)
        and not exists (select 1 from sealings y where y.tenant = l.tenant and y.person = l.partner and y.from_day <= $3 and y.until_day >= $3)
        and not exists (select 1 from merges g where g.tenant = l.tenant and g.merged in (l.stream, l.partner))
        and not exists (
            select 1 from evaluators e where e.tenant = l.tenant and e.from_day <= $3 and e.until_day >= l.since_day
            and e.stream in (select l.stream union all select t.merged from merges t where t.tenant = l.tenant and t.kept = l.stream)
            and e.evaluator in (select l.partner union all select o.merged from merges o where o.tenant = l.tenant and o.kept = l.partner))
        and not exists (
            select 1 from memberships a join memberships b on b.tenant = a.tenant and b.school = a.school and b.from_day <= a.until_day and b.until_day >= a.from_day
            where a.tenant = l.tenant and a.person = l.partner and a.role in ('SchoolLeader', 'Evaluator') and a.from_day <= $3 and a.until_day >= l.since_day
            and b.person = l.stream and b.from_day <= $3 and b.until_day >= l.since_day)
        """;

    /// <summary>Whether days of anybody's consent are or were this partner's: a question about her alone.</summary>
    public async Task<bool> Knows(DistrictId district, PersonId partner, CancellationToken cancel = default) =>
        (await database.Query(district, "select n from live_days where tenant = $1 and partner = $2 limit 1", row => row.Number(0), [partner.Value], cancel)).Count > 0;

    /// <summary>A page in the order of the teachers' ids (random, so it tells nothing), and how many there are.</summary>
    public async Task<(IReadOnlyList<PersonId> Page, int Total)> Of(DistrictId district, PersonId partner, DateOnly today, PersonId? after, int first, CancellationToken cancel = default)
    {
        var total = await database.Query(district, $"select count(distinct l.stream) {Live}", row => row.Number(0), [partner.Value, today, true], cancel);
        var page = await database.Query(
            district, $"select distinct l.stream {Live} and l.stream > $5 order by l.stream limit $6", row => new PersonId(row.Id(0)),
            [partner.Value, today, true, after?.Value ?? Guid.Empty, (long)first], cancel);
        return (page, (int)total[0]);
    }
}
