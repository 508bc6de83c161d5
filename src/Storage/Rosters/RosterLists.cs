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
    /// <summary>A page of people in the order of their ids (random, so it tells nothing), and how many there are in all.</summary>
    public async Task<(IReadOnlyList<PersonEntry> Page, int Total)> People(DistrictId district, PeopleFilter filter, PersonId? after, int first, CancellationToken cancel = default)
    {
        List<object?> values = [true, filter.Day];
        var where = $"""
            p.tenant = $1 and p.active = $2 and exists (select 1 from memberships m where m.tenant = p.tenant and m.stream = p.stream and m.person = p.person
            and m.from_day <= $3 and m.until_day >= $3{With("m.school =", filter.School?.Value)}{With("m.role =", filter.Role?.ToString())})
            """;
        var total = await database.Query(district, $"select count(*) from people p where {where}", row => row.Number(0), values, cancel);
        var ids = await database.Query(
            district,
            $"select p.person from people p where {where}{With("p.person >", after?.Value)} order by p.person limit {first.ToString(CultureInfo.InvariantCulture)}",
            row => new PersonId(row.Id(0)),
            values,
            cancel);
        var facts = await Facts(district, ids, cancel);
        var names = await Names(district, ids, cancel);
        return ([.. ids.Where(facts.People.ContainsKey).Select(person => new PersonEntry(person, names.GetValueOrDefault(person), facts.People[person]))], (int)total[0]);

        string With(string condition, object? value)
        {
            if (value is null)
            {
                return "";
            }

            values.Add(value);
            return $" and {condition} ${(values.Count + 1).ToString(CultureInfo.InvariantCulture)}";
        }
    }

    /// <summary>Names as they use them and addresses of people, active or not; without those who had them erased. A record that was joined with another has its person's.</summary>
    public async Task<IReadOnlyDictionary<PersonId, PersonIdentity>> Names(DistrictId district, IReadOnlyList<PersonId> people, CancellationToken cancel = default)
    {
        var items = await database.Query(
            district,
            $"""
             select r.person, p.person, p.identity_item, o.name_item from people r
             left join merges g on g.tenant = r.tenant and g.stream = r.stream and g.merged = r.person and g.joined = $3
             join people p on p.tenant = r.tenant and p.stream = r.stream and p.person = coalesce(g.kept, r.person)
             left join own_names o on o.tenant = p.tenant and o.stream = p.stream and o.person = p.person
             where r.tenant = $1 and {database.Any("r.person", 2)}
             """,
            row => (Person: row.Id(0), Owner: row.Id(1), Item: new ContentId(row.Id(2)), Own: row.IsNull(3) ? (ContentId?)null : new(row.Id(3))),
            [people.Select(person => person.Value).ToList(), true],
            cancel);
        var opened = await content.Open(district, [.. items.SelectMany(item => new[] { item.Item, item.Own ?? item.Item }.Select(one => (item.Owner, one))).Distinct()], cancel: cancel);
        return items.Where(item => opened.ContainsKey(item.Item)).ToDictionary(item => new PersonId(item.Person), item =>
        {
            var listed = PersonIdentity.Read(opened[item.Item]);
            return item.Own is { } own && opened.TryGetValue(own, out var hers) && PersonIdentity.Read(hers) is var name ? listed with { Given = name.Given, Family = name.Family } : listed;
        });
    }

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
