using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>What the roster says of some people, and the version of the roster at which it is true: the guard of whoever relies on it.</summary>
/// <param name="People">Without those whom the roster never listed.</param>
public sealed record RosterFacts(long Version, IReadOnlyDictionary<PersonId, PersonFacts> People);

/// <summary>Who and what is in a district, for rules and for lists.</summary>
public sealed partial class RosterDirectory(IDatabase database, IContent content)
{
    /// <summary>Purpose of the digests of logins.</summary>
    public const string LoginPurpose = "roster-login";

    /// <summary>Version and facts, seen together. Version 0: there is no roster yet.</summary>
    public async Task<RosterFacts> Facts(DistrictId district, IReadOnlyList<PersonId> people, CancellationToken cancel = default)
    {
        var rows = await database.Query(
            district,
            $"""
             select r.version, p.person, m.role, m.school, m.from_day, m.until_day, a.from_day, a.until_day, s.from_day, s.until_day from rosters r
             left join people p on p.tenant = r.tenant and p.stream = r.stream and {database.Any("p.person", 2)}
             left join memberships m on m.tenant = p.tenant and m.stream = p.stream and m.person = p.person
             left join absences a on a.tenant = p.tenant and a.stream = p.stream and a.person = p.person
             left join sealings s on s.tenant = p.tenant and s.stream = p.stream and s.person = p.person
             where r.tenant = $1 order by p.person, m.n, a.n, s.n
             """,
            row => (Version: row.Number(0), Person: row.IsNull(1) ? (PersonId?)null : new(row.Id(1)), Membership: row.IsNull(2) ? null : Membership(row), Away: Days(row, 6), Sealed: Days(row, 8)),
            [people.Select(person => person.Value).ToList()],
            cancel);

        // memberships, absences and sealings come in every combination
        var facts = rows.Where(row => row.Person is not null).GroupBy(row => row.Person!.Value)
            .Select(of => new PersonFacts(of.Key, [.. of.Select(row => row.Away).OfType<Days>().Distinct()], [.. of.Select(row => row.Membership).OfType<Membership>().Distinct()])
            {
                Sealings = [.. of.Select(row => row.Sealed).OfType<Days>().Distinct()],
            });
        return new(rows.Count == 0 ? 0 : rows[0].Version, facts.ToDictionary(person => person.Person));
    }

    /// <summary>The one active person who signs in with this; nobody where two do.</summary>
    public async Task<PersonId?> ByLogin(DistrictId district, string login, CancellationToken cancel = default)
    {
        var digest = (await content.Blind(district, LoginPurpose, [PersonIdentity.Login(login)], cancel))[0];
        var found = await database.Query(
            district,
            "select l.person from logins l join people p on p.tenant = l.tenant and p.stream = l.stream and p.person = l.person where l.tenant = $1 and l.digest = $2 and p.active = $3 limit 2",
            row => new PersonId(row.Id(0)),
            [digest.Bytes.ToArray(), true],
            cancel);
        return found.Count == 1 ? found[0] : null;
    }

    public async Task<bool> IsOpen(DistrictId district, SchoolId school, CancellationToken cancel = default) =>
        (await database.Query(district, "select school from schools where tenant = $1 and school = $2 and active = $3", row => row.Id(0), [school.Value, true], cancel)).Count > 0;

    /// <summary>What she teaches, by her classes.</summary>
    public async Task<ImmutableArray<SubjectId>> SubjectsTaught(DistrictId district, PersonId person, CancellationToken cancel = default) =>
        [.. await database.Query(district, "select subject from subjects_taught where tenant = $1 and person = $2 order by subject", row => new SubjectId(row.Id(0)), [person.Value], cancel)];

    /// <summary>The school year that a day is in, or before which it is by less than a year; the assumed one where the roster names none.</summary>
    public async Task<Calendar> Calendar(DistrictId district, DateOnly day, CancellationToken cancel = default)
    {
        var years = await database.Query(
            district,
            """
            select y.until_day, s.until_day from school_years y
            left join semesters s on s.tenant = y.tenant and s.stream = y.stream and s.ending = y.ending and s.from_day <= $2 and s.until_day >= $2
            where y.tenant = $1 and y.until_day >= $2 and y.until_day <= $3 order by y.until_day, s.until_day limit 1
            """,
            row => new Calendar(row.Day(0), row.IsNull(1) ? null : row.Day(1)),
            [day, day.AddYears(1)],
            cancel);
        return years.Count > 0 ? years[0] : Domain.Calendar.Assumed(day);
    }

    private static Days? Days(IRow row, int at) => row.IsNull(at) ? null : new(row.Day(at), row.Day(at + 1));

    private static Membership Membership(IRow row) =>
        new(Enum.Parse<Role>(row.Text(2)), row.IsNull(3) ? null : new(row.Id(3)), new(row.Day(4), row.Day(5)));
}
