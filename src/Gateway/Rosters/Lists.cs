using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>Pages of people, with the district's own day.</summary>
public sealed class Lists(RosterDirectory rosters, Caseload caseload, DistrictDays days)
{
    public async Task<Connection<Person>> People(Caller caller, PeopleFilter filter, Page page, CancellationToken cancel)
    {
        var today = await days.Today(caller);
        filter = filter with { Day = today };
        var people = await rosters.People(caller.District, filter, After(page), page.Take, cancel);
        return page.Connection(people, person => person.Person.Value.ToString("N"), person => new Person(person, today), () => rosters.Count(caller.District, filter, cancel));
    }

    /// <summary>Those for whom something of theirs is live for the caller.</summary>
    public async Task<Connection<Person>> Caseload(Caller caller, Page page, CancellationToken cancel)
    {
        var today = await days.Today(caller);
        var (people, count) = await caseload.Page(caller.District, new(caller.By), today, After(page), page.Take, cancel);
        return page.Connection(people, person => person.Person.Value.ToString("N"), person => new Person(person, today), count);
    }

    /// <summary>Whom an id means: the person of the kept record, where its own was merged into that. Null for an id that is unknown in the caller's district.</summary>
    public async Task<Person?> Person(Caller caller, Guid person, CancellationToken cancel) => (await Some(caller, [person], cancel)).GetValueOrDefault(person);

    /// <summary>Whom these ids mean; without those that the roster does not know.</summary>
    public async Task<IReadOnlyDictionary<Guid, Person>> Some(Caller caller, IReadOnlyList<Guid> people, CancellationToken cancel)
    {
        var records = await Records(caller, people, cancel);
        var kept = await Records(caller, [.. records.Values.Select(record => record.MergedInto).OfType<Guid>().Distinct()], cancel);
        return records.ToDictionary(one => one.Key, one => one.Value.MergedInto is { } into ? kept[into] : one.Value);
    }

    /// <summary>A record by itself, also one that was merged: for who signs in with it, and whom it was merged with. Null for an unknown id.</summary>
    public async Task<Person?> Record(Caller caller, Guid record, CancellationToken cancel) => (await Records(caller, [record], cancel)).GetValueOrDefault(record);

    /// <summary>Records by themselves: one that was merged has no roles.</summary>
    public async Task<IReadOnlyDictionary<Guid, Person>> Records(Caller caller, IReadOnlyList<Guid> records, CancellationToken cancel)
    {
        var today = await days.Today(caller);
        return (await rosters.Entries(caller.District, [.. records.Select(record => new PersonId(record))], new(caller.By), cancel)).ToDictionary(found => found.Person.Value, found => new Person(found, today));
    }

    private static PersonId? After(Page page) => Guid.TryParse(page.After, out var after) ? new(after) : null;
}
