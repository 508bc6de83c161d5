using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>Pages of people, with the district's own day.</summary>
public sealed class Lists(RosterDirectory rosters, Caseload caseload, DistrictDays days)
{
    public async Task<Connection<Person>> People(Caller caller, PeopleFilter filter, Page page, CancellationToken cancel)
    {
        var today = await days.Today(caller);
        var (people, total) = await rosters.People(caller.District, filter with { Day = today }, After(page), page.Take, cancel);
        return page.Connection(people, person => person.Person.Value.ToString("N"), person => new Person(person, today), total);
    }

    /// <summary>Those for whom something of theirs is live for the caller.</summary>
    public async Task<Connection<Person>> Caseload(Caller caller, Page page, CancellationToken cancel)
    {
        var today = await days.Today(caller);
        var (teachers, total) = await caseload.Of(caller.District, new(caller.By), today, After(page), page.Take, cancel);
        var people = await Find(caller, teachers, cancel);
        return page.Connection(people, person => person.Person.Value.ToString("N"), person => new Person(person, today), total);
    }

    /// <summary>Null for an id that is unknown in the caller's district.</summary>
    public async Task<Person?> Person(Caller caller, Guid person, CancellationToken cancel) =>
        (await Find(caller, [new(person)], cancel)) is [var found] ? new(found, await days.Today(caller)) : null;

    /// <summary>Those of these people whom the roster knows.</summary>
    public async Task<IReadOnlyDictionary<Guid, Person>> Some(Caller caller, IReadOnlyList<Guid> people, CancellationToken cancel)
    {
        var today = await days.Today(caller);
        return (await Find(caller, [.. people.Select(person => new PersonId(person))], cancel)).ToDictionary(found => found.Person.Value, found => new Person(found, today));
    }

    private async Task<IReadOnlyList<PersonEntry>> Find(Caller caller, IReadOnlyList<PersonId> people, CancellationToken cancel)
    {
        var facts = await rosters.Facts(caller.District, people, cancel);
        var names = await rosters.Names(caller.District, people, cancel);
        return [.. people.Where(facts.People.ContainsKey).Select(person => new PersonEntry(person, names.GetValueOrDefault(person), facts.People[person]))];
    }

    private static PersonId? After(Page page) => Guid.TryParse(page.After, out var after) ? new(after) : null;
}
