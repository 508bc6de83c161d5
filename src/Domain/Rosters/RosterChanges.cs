using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What an import does, in numbers; each school and person counts once in each. All 0: the file says what the roster said.</summary>
/// <param name="PeopleChanged">Name, address, roles, schools or subjects of people who were listed before.</param>
public sealed record RosterChanges(int SchoolsListed, int SchoolsChanged, int PeopleListed, int PeopleChanged, int PeopleLeft, int PeopleReturned)
{
    public static RosterChanges Of(IReadOnlyCollection<RosterEvent> events)
    {
        var listed = events.OfType<RosterEvent.PersonListed>().Select(happened => happened.Person).ToImmutableHashSet();
        return new(
            events.Count(happened => happened is RosterEvent.SchoolListed),
            events.Select(ChangedSchool).OfType<SchoolId>().Distinct().Count(),
            listed.Count,
            events.Select(ChangedPerson).OfType<PersonId>().Distinct().Count(person => !listed.Contains(person)),
            events.Count(happened => happened is RosterEvent.PersonLeft),
            events.Count(happened => happened is RosterEvent.PersonReturned));
    }

    private static SchoolId? ChangedSchool(RosterEvent happened) => happened switch
    {
        RosterEvent.SchoolRenamed e => e.School,
        RosterEvent.SchoolClosed e => e.School,
        RosterEvent.SchoolReopened e => e.School,
        _ => null,
    };

    private static PersonId? ChangedPerson(RosterEvent happened) => happened switch
    {
        RosterEvent.PersonMatched e => e.Person,
        RosterEvent.PersonChanged e => e.Person,
        RosterEvent.MembershipsChanged e => e.Person,
        RosterEvent.SubjectsTaughtChanged e => e.Person,
        _ => null,
    };
}
