using System.Globalization;
using System.Text;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <param name="Name">Null where she had it erased.</param>
public sealed record PersonEntry(PersonId Person, PersonIdentity? Name, PersonFacts Facts);

public sealed record SchoolEntry(SchoolId School, string Name, bool Open);

/// <summary>Which people are listed: the active ones who on <paramref name="Day"/> have any role, or this one, anywhere or at this school.</summary>
public sealed record PeopleFilter(DateOnly Day, SchoolId? School = null, Role? Role = null);

public sealed partial class RosterDirectory
{
    /// <summary>A page of people in the order of their ids (random, so it tells nothing).</summary>
    public async Task<IReadOnlyList<PersonEntry>> People(DistrictId district, PeopleFilter filter, PersonId? after, int first, CancellationToken cancel = default)
    {
        var now = await memory.Now(district);
        var ids = await Recall(district, now, (filter, after, first), () =>
        {
            var (person, where, values) = Listed(filter);
            return database.Query(
                district,
                $"select distinct {person} {where} and {person} > ${Next(values, after?.Value ?? Guid.Empty)} order by {person} limit {first.ToString(CultureInfo.InvariantCulture)}",
                row => new PersonId(row.Id(0)), values, cancel);
        });
        return await Entries(district, ids, RosterMemory.Everybody, now, cancel);
    }

    /// <summary>How many people there are in all.</summary>
    public async Task<int> Count(DistrictId district, PeopleFilter filter, CancellationToken cancel = default)
    {
        var counted = await Recall(district, await memory.Now(district), filter, () =>
        {
            var (person, where, values) = Listed(filter);
            return database.Query(district, $"select count(distinct {person}) {where}", row => row.Number(0), values, cancel);
        });
        return (int)counted[0];
    }

    /// <summary>People with their names, in the order asked for; without those whom the roster never listed.</summary>
    /// <param name="asker">Who asks, for whom alone it is remembered.</param>
    public async Task<IReadOnlyList<PersonEntry>> Entries(DistrictId district, IReadOnlyList<PersonId> people, PersonId asker, CancellationToken cancel = default) =>
        await Entries(district, people, asker, await memory.Now(district), cancel);

    internal async Task<IReadOnlyList<PersonEntry>> Entries(DistrictId district, IReadOnlyList<PersonId> people, PersonId asker, Remembered? now, CancellationToken cancel)
    {
        var facts = await Facts(district, people, asker, now, cancel);
        var names = await Names(district, people, asker, now, cancel);
        return [.. people.Where(facts.People.ContainsKey).Select(person => new PersonEntry(person, names.GetValueOrDefault(person), facts.People[person]))];
    }

    private Task<IReadOnlyList<T>> Recall<T>(DistrictId district, Remembered? now, object question, Func<Task<IReadOnlyList<T>>> ask) => memory.Recall(
        district, now, known => (IReadOnlyList<T>?)known.Answers.GetValueOrDefault(question), ask, (known, answer) => known.Answers.TryAdd(question, answer) ? answer.Count + 1 : 0);

    /// <summary>By the memberships where those are narrowed, since their index has the role or the school; else by the people.</summary>
    private (string Person, string Where, List<object?> Values) Listed(PeopleFilter filter)
    {
        List<object?> values = [true, filter.Day];
        const string Days = "m.from_day <= $3 and m.until_day >= $3";
        var narrowed = (filter.School is { } school ? $" and m.school = ${Next(values, school.Value)}" : "") + (filter.Role is { } role ? $" and m.role = ${Next(values, $"{role}")}" : "");
        return narrowed.Length > 0
            ? ("m.person", $"from memberships m {database.Join("people", "p", "p.stream = $1 and p.person = m.person and p.active = $2")} where m.tenant = $1{narrowed} and {Days}", values)
            : ("p.person", $"from people p where p.tenant = $1 and p.active = $2 and {database.Exists("memberships", "m", $"m.stream = $1 and m.person = p.person and {Days}")}", values);
    }

    /// <summary>The number of the parameter that is bound to this value.</summary>
    private static string Next(List<object?> values, object value)
    {
        values.Add(value);
        return (values.Count + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Names as they use them and addresses of people, active or not; without those who had them erased. A record that was joined with another has its person's.</summary>
    /// <param name="asker">Who asks, for whom alone it is remembered where they stand; null: it is not.</param>
    public async Task<IReadOnlyDictionary<PersonId, PersonIdentity>> Names(DistrictId district, IReadOnlyList<PersonId> people, PersonId? asker = null, CancellationToken cancel = default) =>
        await Names(district, people, asker, await memory.Now(district), cancel);

    private async Task<IReadOnlyDictionary<PersonId, PersonIdentity>> Names(DistrictId district, IReadOnlyList<PersonId> people, PersonId? asker, Remembered? now, CancellationToken cancel)
    {
        var places = await memory.Recall(
            district,
            now,
            known => known.Names.Of(people, asker),
            () => Places(district, people, cancel),
            (known, places) => asker is { } hers ? known.Names.Keep(people, hers, places) : 0);

        // read each time, since a name that she had erased is gone with its text, whatever the roster's version
        var opened = await content.Open(district, [.. places.Values.SelectMany(place => new[] { place.Item, place.Own ?? place.Item }.Select(item => (place.Owner, item))).Distinct()], cancel: cancel);
        return places.Where(one => opened.ContainsKey(one.Value.Item)).ToDictionary(one => one.Key, one =>
        {
            var listed = PersonIdentity.Read(opened[one.Value.Item]);
            return one.Value.Own is { } own && opened.TryGetValue(own, out var hers) && PersonIdentity.Read(hers) is var name ? listed with { Given = name.Given, Family = name.Family } : listed;
        });
    }

    private async Task<Dictionary<PersonId, NamePlace>> Places(DistrictId district, IReadOnlyList<PersonId> people, CancellationToken cancel) =>
        (await database.Query(
            district,
            $"""
             select r.person, p.person, p.identity_item, o.name_item from {database.Each(2)} {database.Join("people", "r", "r.stream = $1 and r.person = u.id")}
             {database.Join("merges", "g", "g.stream = $1 and g.merged = r.person and g.joined = $3", outer: true)}
             {database.Join("people", "p", "p.stream = $1 and p.person = case when g.kept is null then r.person else g.kept end")}
             {database.Join("own_names", "o", "o.stream = $1 and o.person = p.person", outer: true)}
             """,
            row => (Person: new PersonId(row.Id(0)), Place: new NamePlace(row.Id(1), new(row.Id(2)), row.IsNull(3) ? null : new(row.Id(3)))),
            [people.Select(person => person.Value).Distinct().ToList(), true],
            cancel)).ToDictionary(one => one.Person, one => one.Place);

    /// <summary>All schools, closed ones too, in the order of their names.</summary>
    public async Task<IReadOnlyList<SchoolEntry>> Schools(DistrictId district, CancellationToken cancel = default)
    {
        var schools = await database.Query(
            district,
            "select school, name_item, active from schools where tenant = $1",
            row => (School: new SchoolId(row.Id(0)), Item: new ContentId(row.Id(1)), Open: row.Yes(2)),
            [],
            cancel);
        var names = await content.Open(district, [.. schools.Select(school => (district.Value, school.Item))], cancel: cancel);
        return [.. schools
            .Select(school => new SchoolEntry(school.School, names.TryGetValue(school.Item, out var name) ? Encoding.UTF8.GetString(name.Span) : "", school.Open))
            .OrderBy(school => school.Name, StringComparer.OrdinalIgnoreCase).ThenBy(school => school.School.Value)];
    }
}
