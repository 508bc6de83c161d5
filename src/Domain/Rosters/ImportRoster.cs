namespace DistrictCoaching.Domain;

/// <summary>Brings a roster to what a file says: creates, changes, moves, sees leave and return. Nobody is deleted, and the same file again changes nothing.</summary>
public sealed record ImportRoster(ImportedRoster File, DateOnly Today, ImportLimit Limit)
{
    public Decision<RosterEvent> Decide(Roster roster)
    {
        var matches = new RosterMatches(roster);
        var schools = new SchoolPlan(File, matches);
        var people = new PeoplePlan(File, Today, roster, matches, schools);
        var leaving = people.Events.Count(happened => happened is RosterEvent.PersonLeft);
        var active = roster.People.Values.Count(person => person.Active && person.Match is not null);

        return (schools.Stale || people.Stale, Limit.IsAbove(leaving, active)) switch
        {
            (true, _) => new Refusal("TRY_AGAIN"),    // the roster moved after the names were sealed
            (_, true) => new Refusal("ROSTER_THRESHOLD", $"{leaving} of {active}"),
            _ => [.. schools.Events, .. schools.Closed(roster), .. Years(roster), .. people.Events],
        };
    }

    private IEnumerable<RosterEvent> Years(Roster roster) =>
        File.Years.Where(year => !roster.Years.TryGetValue(year.Ending, out var known) || known.Days != year.Days || !known.Semesters.SequenceEqual(year.Semesters))
            .OrderBy(year => year.Ending);
}
