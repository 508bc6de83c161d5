using System.Collections.Concurrent;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>What is remembered of the roster: not confirmed when it is used, since the append is guarded by its version.</summary>
internal sealed partial class Neighbourhood
{
    private const int MostPeople = 20_000;
    private readonly ConcurrentDictionary<DistrictId, People> people = new();

    private async Task<(PersonFacts?[] Known, long Version, Calendar Calendar)> Roster(DistrictId district, PersonId[] asked, bool fresh)
    {
        var today = Today(district);
        if (!fresh && people.TryGetValue(district, out var remembered) && remembered.Day == today && remembered.Find(asked) is { } found)
        {
            return (found, remembered.Version, remembered.Calendar);
        }

        var facts = await rosters.Facts(district, [.. asked.Distinct()]);
        if (fresh || !people.TryGetValue(district, out remembered) || remembered.Version != facts.Version || remembered.Day != today || remembered.Facts.Count > MostPeople)
        {
            remembered = people[district] = new(facts.Version, today, await rosters.Calendar(district, today), new());
        }

        foreach (var person in asked)
        {
            remembered.Facts[person] = facts.People.GetValueOrDefault(person);
        }

        return ([.. asked.Select(person => facts.People.GetValueOrDefault(person))], facts.Version, remembered.Calendar);
    }

    private static Guard RosterAt(DistrictId district, long version) => new(new(district, StreamKind.Roster, district.Value), version);

    private sealed record People(long Version, DateOnly Day, Calendar Calendar, ConcurrentDictionary<PersonId, PersonFacts?> Facts)
    {
        public PersonFacts?[]? Find(PersonId[] asked)
        {
            var found = new PersonFacts?[asked.Length];
            for (var at = 0; at < asked.Length; at++)
            {
                if (!Facts.TryGetValue(asked[at], out found[at]))
                {
                    return null;
                }
            }

            return found;
        }
    }
}
