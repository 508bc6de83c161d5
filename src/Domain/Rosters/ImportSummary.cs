namespace DistrictCoaching.Domain;

/// <summary>What an import did: how many schools and people of each kind. All 0: the file says what the roster said.</summary>
/// <param name="PeopleChanged">Name, address, roles, schools or subjects of people who were there before and still are.</param>
public sealed record ImportSummary(int SchoolsListed, int SchoolsChanged, int PeopleListed, int PeopleChanged, int PeopleLeft, int PeopleReturned)
{
    public static readonly ImportSummary Nothing = new(0, 0, 0, 0, 0, 0);

    public static ImportSummary Of(IReadOnlyCollection<RosterEvent> events) => new(
        events.OfType<RosterEvent.SchoolListed>().Count(),
        events.Select(School).OfType<SchoolId>().Distinct().Count(),
        events.OfType<RosterEvent.PersonListed>().Count(),
        Changed(events).Count,
        events.OfType<RosterEvent.PersonLeft>().Count(),
        events.OfType<RosterEvent.PersonReturned>().Count());

    /// <summary>Who was there before, still is, and is changed.</summary>
    internal static IReadOnlyCollection<PersonId> Changed(IReadOnlyCollection<RosterEvent> events)
    {
        var changed = events.Select(Person).OfType<PersonId>().ToHashSet();
        changed.ExceptWith(events.OfType<RosterEvent.PersonListed>().Select(happened => happened.Person));
        changed.ExceptWith(events.OfType<RosterEvent.PersonLeft>().Select(happened => happened.Person));
        changed.ExceptWith(events.OfType<RosterEvent.PersonReturned>().Select(happened => happened.Person));
        return changed;
    }

    private static SchoolId? School(RosterEvent happened) => happened switch
    {
        RosterEvent.SchoolRenamed e => e.School,
        RosterEvent.SchoolClosed e => e.School,
        RosterEvent.SchoolReopened e => e.School,
        _ => null,
    };

    private static PersonId? Person(RosterEvent happened) => happened switch
    {
        RosterEvent.PersonMatched e => e.Person,
        RosterEvent.PersonRelinked e => e.Person,
        RosterEvent.PersonChanged e => e.Person,
        RosterEvent.MergedRowChanged e => e.Kept,
        RosterEvent.MembershipsChanged e => e.Person,
        RosterEvent.SubjectsTaughtChanged e => e.Person,
        _ => null,
    };
}
