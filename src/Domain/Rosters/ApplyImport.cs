namespace DistrictCoaching.Domain;

/// <summary>What an import did: how many schools and people of each kind.</summary>
public sealed record ImportSummary(int SchoolsListed, int SchoolsChanged, int PeopleListed, int PeopleChanged, int PeopleLeft, int PeopleReturned)
{
    public static readonly ImportSummary Nothing = new(0, 0, 0, 0, 0, 0);
}

/// <summary>A district lead or administrator applies a file that was read and prepared: all of it, or nothing.</summary>
public sealed record ApplyImport(Guid Operation, PersonId By, ImportRoster Import)
{
    public Decision<RosterEvent> Decide(Roster roster)
    {
        if (!roster.MayImport(By, Import.Today))
        {
            return Refusal.NotAllowed;
        }

        var decided = Import.Decide(roster);
        return decided.Refusal is not null || decided.Events.IsEmpty ? decided : [.. decided.Events, new RosterEvent.RosterImported(Operation, By, Summary(decided.Events))];
    }

    private static ImportSummary Summary(IReadOnlyCollection<RosterEvent> events)
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
