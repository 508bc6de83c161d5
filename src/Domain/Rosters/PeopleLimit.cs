using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>How many active people a roster may have, whoever has several records once. Only growth is refused: whoever leaves leaves, also where there are more than there may be.</summary>
internal static class PeopleLimit
{
    /// <param name="most">Null: any number.</param>
    public static Refusal? Refuses(Roster before, ImmutableArray<RosterEvent> events, int? most)
    {
        if (most is null)
        {
            return null;
        }

        var growth = events.Sum(happened => happened switch
        {
            RosterEvent.PersonListed or RosterEvent.PersonReturned => 1,
            RosterEvent.PersonLeft => -1,
            _ => 0,
        });
        return growth > 0 && before.People.Values.Count(person => person is { Active: true, MergedInto: null }) + growth > most ? new Refusal("TOO_MANY_PEOPLE") : null;
    }
}
