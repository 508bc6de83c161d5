using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>What the roster says of some people, and the version of the roster at which it is true: the guard of whoever relies on it.</summary>
/// <param name="People">Without those whom the roster never listed.</param>
public sealed record RosterFacts(long Version, IReadOnlyDictionary<PersonId, PersonFacts> People);

/// <summary>Who and what is in a district, for rules and for lists.</summary>
public sealed partial class RosterDirectory(IDatabase database, IContent content, RosterMemory memory)
{
    /// <summary>Purpose of the digests of logins.</summary>
    public const string LoginPurpose = "roster-login";

    /// <summary>Version and facts, seen together. Version 0: there is no roster yet. Of a merged record: what is so of the person.</summary>
    /// <param name="asker">Who asks, for whom alone it is remembered; null: it is not.</param>
    public async Task<RosterFacts> Facts(DistrictId district, IReadOnlyList<PersonId> people, PersonId? asker = null, CancellationToken cancel = default) =>
        await Facts(district, people, asker, await memory.Now(district, known => known.Facts.Of(people, asker) is not null), cancel);

    /// <summary>What is remembered, for one question.</summary>
    internal Task<Remembered?> Now(DistrictId district) => memory.Now(district);

    internal async Task<RosterFacts> Facts(DistrictId district, IReadOnlyList<PersonId> people, PersonId? asker, Remembered? now, CancellationToken cancel)
    {
        if (now?.Facts.Of(people, asker) is { } known)
        {
            return new(now.Version, known);
        }

        var before = memory.Server;
        var facts = await Told(district, people, cancel);
        if (memory.At(district, facts.Version, before) is { HasRoom: true } remembered && asker is { } hers)
        {
            memory.Grow(remembered, remembered.Facts.Keep(people, hers, facts.People));
        }

        return facts;
    }

    private async Task<RosterFacts> Told(DistrictId district, IReadOnlyList<PersonId> people, CancellationToken cancel)
    {
        var (version, records, merges) = await Records(district, people, cancel);
        while (merges.Values.Select(merge => merge.Kept).Except(records.Keys).ToList() is { Count: > 0 } kept)
        {
            (version, records, merges) = await Records(district, [.. people, .. kept], cancel);    // together, so that all of it is so at one version
        }

        return new(version, merges.Count == 0 ? records : people.Distinct().Where(records.ContainsKey).ToDictionary(person => person, person =>
            merges.TryGetValue(person, out var merge) ? records[person].Within(records[merge.Kept], merge.On) : records[person]));
    }

    /// <summary>What is so of single records, and the merges that concern them.</summary>
    private async Task<(long Version, Dictionary<PersonId, PersonFacts> Records, Dictionary<PersonId, (PersonId Kept, DateOnly On)> Merges)> Records(
        DistrictId district, IReadOnlyList<PersonId> people, CancellationToken cancel)
    {
        var rows = await database.Query(
            district,
            $"""
             select r.version, null, null, null, null, null, null, null from rosters r where r.tenant = $1
             union all select 0, p.person, cast(0 as bigint), m.role, m.school, m.from_day, m.until_day, m.n from {database.Each(2)} {Of("people", "p")} {Of("memberships", "m", outer: true)}
             union all select 0, a.person, 1, '', a.person, a.from_day, a.until_day, a.n from {database.Each(2)} {Of("absences", "a")}
             union all select 0, s.person, 2, '', s.person, s.from_day, s.until_day, s.n from {database.Each(2)} {Of("sealings", "s")}
             union all select 0, e.person, 3, '', e.school, e.on_day, e.on_day, cast(0 as bigint) from {database.Each(2)} {Of("entries", "e")}
             union all select 0, k.kept, 4, '', k.merged, k.on_day, k.on_day, case when k.joined then cast(1 as bigint) else cast(0 as bigint) end from {database.Each(2)} {database.Join("merges", "k", "k.kept = u.id")}
             union all select 0, g.merged, 5, '', g.kept, g.on_day, g.on_day, cast(0 as bigint) from {database.Each(2)} {database.Join("merges", "g", "g.stream = $1 and g.merged = u.id")}
             order by 2, 3, 8, 5
             """,
            row => new Fact(row),
            [people.Select(person => person.Value).Distinct().ToList()],
            cancel);
        var facts = rows.Where(row => row.Person is not null).GroupBy(row => row.Person!.Value).Select(of => new PersonFacts(
            of.Key, [.. Kind(of, Fact.Absence).Select(row => row.Days)], [.. Kind(of, Fact.Membership).Select(row => new Membership(row.Role, row.School, row.Days))])
        {
            Sealings = [.. Kind(of, Fact.Sealing).Select(row => row.Days)],
            Entered = [.. Kind(of, Fact.Entry).Select(row => new EnteredSchool(row.School!.Value, row.Days.From))],
            Others = [.. Kind(of, Fact.Other).Select(row => row.Record).OrderBy(record => record.Value)],
            Joined = [.. Kind(of, Fact.Other).Where(row => row.Number == 1).Select(row => row.Record).OrderBy(record => record.Value)],
        });
        return (
            rows.Count == 0 ? 0 : rows.Max(row => row.Version),
            facts.ToDictionary(person => person.Person),
            Kind(rows, Fact.Merge).ToDictionary(row => row.Person!.Value, row => (row.Record, row.Days.From)));

        string Of(string table, string alias, bool outer = false) => database.Join(table, alias, $"{alias}.stream = $1 and {alias}.person = u.id", outer);

        static IEnumerable<Fact> Kind(IEnumerable<Fact> facts, long kind) => facts.Where(row => row.Kind == kind);
    }

    /// <summary>The one active person who signs in with this; nobody where two do.</summary>
    public async Task<PersonId?> ByLogin(DistrictId district, string login, CancellationToken cancel = default) =>
        await ByLogin(district, login, active: true, cancel) is [var one] ? one : null;

    /// <summary>Those who are away and signed in with this.</summary>
    public Task<IReadOnlyList<PersonId>> LeaversByLogin(DistrictId district, string login, CancellationToken cancel = default) => ByLogin(district, login, active: false, cancel);

    /// <summary>The one active person whose e-mail address this is; nobody where two have it, or where it is a user name only.</summary>
    public async Task<PersonId?> ByEmail(DistrictId district, string address, CancellationToken cancel = default) =>
        await ByLogin(district, address, cancel) is { } person && (await Names(district, [person], person, cancel)).GetValueOrDefault(person)?.Email is { } email && PersonIdentity.Login(email) == PersonIdentity.Login(address)
            ? person
            : null;

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

    private async Task<IReadOnlyList<PersonId>> ByLogin(DistrictId district, string login, bool active, CancellationToken cancel)
    {
        var digest = (await content.Blind(district, LoginPurpose, [PersonIdentity.Login(login)], cancel))[0];
        return await database.Query(
            district,
            "select l.person from logins l join people p on p.tenant = l.tenant and p.stream = l.stream and p.person = l.person where l.tenant = $1 and l.digest = $2 and p.active = $3 order by l.person",
            row => new PersonId(row.Id(0)),
            [digest.Bytes.ToArray(), active],
            cancel);
    }

    /// <summary>One line of what the roster says of a person; of no kind where it says nothing but that she is there.</summary>
    private sealed record Fact(long Version, PersonId? Person, long? Kind, Role Role, SchoolId? School, Days Days, long Number)
    {
        public const long Membership = 0, Absence = 1, Sealing = 2, Entry = 3, Other = 4, Merge = 5;

        public Fact(IRow row)
            : this(
                row.Number(0), row.IsNull(1) ? null : new(row.Id(1)), row.IsNull(5) ? null : row.Number(2), row.IsNull(5) || row.Number(2) != Membership ? default : Enum.Parse<Role>(row.Text(3)),
                row.IsNull(4) ? null : new(row.Id(4)), row.IsNull(5) ? default : new(row.Day(5), row.Day(6)), row.IsNull(7) ? 0 : row.Number(7))
        {
        }

        /// <summary>The other record, of a merge.</summary>
        public PersonId Record => new(School!.Value.Value);
    }
}
