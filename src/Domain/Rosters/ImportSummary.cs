namespace DistrictCoaching.Domain;

/// <summary>What an import did: how many schools and people of each kind. All 0: the file says what the roster said.</summary>
/// <param name="PeopleChanged">Name, address, roles, schools or subjects of people who were there before and still are.</param>
public sealed record ImportSummary(int SchoolsListed, int SchoolsChanged, int PeopleListed, int PeopleChanged, int PeopleLeft, int PeopleReturned)
{
    public static readonly ImportSummary Nothing = new(0, 0, 0, 0, 0, 0);

    public static ImportSummary Of(IReadOnlyCollection<RosterEvent> events)
    {
        var listed = events.OfType<RosterEvent.PersonListed>().Select(happened => happened.Person).ToHashSet();
        var left = events.OfType<RosterEvent.PersonLeft>().Select(happened => happened.Person).ToHashSet();
        var returned = events.OfType<RosterEvent.PersonReturned>().Select(happened => happened.Person).ToHashSet();
        var newSchools = events.OfType<RosterEvent.SchoolListed>().Count();
        var schools = events.Select(School).OfType<SchoolId>().Distinct().Count();
        var changed = events.Select(Person).OfType<PersonId>().Distinct().Count(person => !listed.Contains(person) && !left.Contains(person) && !returned.Contains(person));
        return new(newSchools, schools, listed.Count, changed, left.Count, returned.Count);
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
        RosterEvent.PersonChanged e => e.Person,
        RosterEvent.MembershipsChanged e => e.Person,
        RosterEvent.SubjectsTaughtChanged e => e.Person,
        _ => null,
    };
}
