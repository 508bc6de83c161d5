namespace DistrictCoaching.Domain;

/// <summary>Brings a roster to what a file says: creates, changes, moves, sees leave and return. Nobody is deleted, and the same file again changes nothing.</summary>
public sealed record ImportRoster(ImportedRoster File, DateOnly Today)
{
    public Decision<RosterEvent> Decide(Roster roster)
    {
        var matches = new RosterMatches(roster);
        var schools = new SchoolPlan(File, matches);
        var people = new PeoplePlan(File, Today, roster, matches, schools);
        return schools.Stale || people.Stale
            ? Refusal.TryAgain    // the roster moved after the names were sealed
            : [.. schools.Events, .. schools.Closed(roster), .. Years(roster), .. Terms(roster), .. people.Events];
    }

    private IEnumerable<RosterEvent> Terms(Roster roster) =>
        File.Terms.Where(year => !roster.Terms.GetValueOrDefault(year.Ending, []).SequenceEqual(year.Terms)).OrderBy(year => year.Ending);

    private IEnumerable<RosterEvent> Years(Roster roster) =>
        File.Years.Where(year => !roster.Years.TryGetValue(year.Ending, out var known) || known.Days != year.Days || !known.Semesters.SequenceEqual(year.Semesters))
            .OrderBy(year => year.Ending);
}
