namespace DistrictCoaching.Domain;

/// <summary>What an import does, in numbers.</summary>
/// <param name="Moved">People whose roles or schools changed; the new ones are not counted.</param>
public sealed record RosterChanges(int Schools, int Listed, int Changed, int Moved, int Left, int Returned)
{
    public static RosterChanges Of(IReadOnlyCollection<RosterEvent> events)
    {
        var listed = events.OfType<RosterEvent.PersonListed>().Select(happened => happened.Person).ToHashSet();
        return new(
            events.Count(happened => happened is RosterEvent.SchoolListed or RosterEvent.SchoolRenamed or RosterEvent.SchoolClosed or RosterEvent.SchoolReopened),
            listed.Count,
            events.Count(happened => happened is RosterEvent.PersonChanged),
            events.Count(happened => happened is RosterEvent.MembershipsChanged changed && !listed.Contains(changed.Person)),
            events.Count(happened => happened is RosterEvent.PersonLeft),
            events.Count(happened => happened is RosterEvent.PersonReturned));
    }
}
