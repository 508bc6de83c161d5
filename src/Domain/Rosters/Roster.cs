using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What the events of one district's roster add up to. One import is one append, so a reader sees the old roster or the new.</summary>
public sealed partial record Roster
{
    public static readonly Roster Empty = new();

    public ImmutableDictionary<SchoolId, RosterSchool> Schools { get; init; } = ImmutableDictionary<SchoolId, RosterSchool>.Empty;

    public ImmutableDictionary<PersonId, RosterPerson> People { get; init; } = ImmutableDictionary<PersonId, RosterPerson>.Empty;

    /// <summary>How many events it adds up to: the stream's version, which its rows carry.</summary>
    public long Version { get; init; }

    /// <summary>School years by the calendar year in which they end.</summary>
    public ImmutableSortedDictionary<int, RosterYear> Years { get; init; } = ImmutableSortedDictionary<int, RosterYear>.Empty;

    /// <summary>What rules need to know of a person; null for one who was never listed. Of a merged record: what is so of the person.</summary>
    public PersonFacts? Facts(PersonId person) =>
        People.GetValueOrDefault(person) is not { } listed ? null
        : listed.MergedInto is { } kept ? listed.Facts.Within(People[kept].Facts, People[kept].Merges.Single(merge => merge.Merged == person).On)
        : listed.Facts;

    /// <summary>Whoever is meant by an id: the record that is kept, where it was merged; null for nobody.</summary>
    public RosterPerson? Meant(PersonId person) => People.GetValueOrDefault(person) is { } listed ? listed.MergedInto is { } kept ? People[kept] : listed : null;

    public bool Has(SchoolId school) => Schools.TryGetValue(school, out var listed) && listed.Open;

    public static Roster Evolve(Roster roster, RosterEvent happened) => Folded(roster, happened) with { Version = roster.Version + 1 };

    private static Roster Folded(Roster roster, RosterEvent happened) => happened switch
    {
        RosterEvent.SchoolListed e => roster with { Schools = roster.Schools.Add(e.School, new(e.School, e.Match, e.Name, e.Fingerprint, Open: true)) },
        RosterEvent.SchoolRenamed e => roster.Change(e.School, school => school with { Name = e.Name, Fingerprint = e.Fingerprint }),
        RosterEvent.SchoolClosed e => roster.Change(e.School, school => school with { Open = false }),
        RosterEvent.SchoolReopened e => roster.Change(e.School, school => school with { Open = true }),
        RosterEvent.SchoolYearListed e => roster with { Years = roster.Years.SetItem(e.Ending, new(e.Days, e.Semesters)) },
        RosterEvent.PersonListed e => roster with { People = roster.People.Add(e.Person, new(e.Person, e.Match, e.Identity, e.Fingerprint, e.Logins)) },
        RosterEvent.PersonMatched e => roster.Change(e.Person, person => person with { Match = e.Match }),
        RosterEvent.PersonChanged e => roster.Change(e.Person, person => person with { Identity = e.Identity, Fingerprint = e.Fingerprint, Logins = e.Logins }),
        RosterEvent.MembershipsChanged e => roster.Change(e.Person, person => person with { Imported = e.Memberships }),
        RosterEvent.SubjectsTaughtChanged e => roster.Change(e.Person, person => person with { Subjects = e.Subjects }),
        RosterEvent.PersonLeft e => roster.Change(e.Person, person => person.Left(e.On)),
        RosterEvent.PersonReturned e => roster.Change(e.Person, person => person.Returned(e.On)),
        RosterEvent.RoleAssigned e => roster.Change(e.Person, person => person with { Assigned = person.Assigned.Add(e.Membership).InOrder() }),
        RosterEvent.RoleWithdrawn e => roster.Change(e.Person, person => person with { Assigned = Ended(person.Assigned, e) }),
        RosterEvent.RosterImported => roster,
        _ => FoldedPerson(roster, happened),
    };

    private static ImmutableArray<Membership> Ended(ImmutableArray<Membership> assigned, RosterEvent.RoleWithdrawn e) =>
        assigned
            .SelectMany(membership => membership.Role == e.Role && membership.School == e.School ? membership.StoppedOn(e.On) : [membership])
            .InOrder();

    private Roster Change(SchoolId school, Func<RosterSchool, RosterSchool> change) => this with { Schools = Schools.SetItem(school, change(Schools[school])) };

    private Roster Change(PersonId person, Func<RosterPerson, RosterPerson> change) => this with { People = People.SetItem(person, change(People[person])) };
}
