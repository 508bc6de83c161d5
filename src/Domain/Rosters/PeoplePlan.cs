using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What a file does to the people.</summary>
internal sealed class PeoplePlan
{
    private readonly SchoolPlan schools;
    private readonly DateOnly today;

    public PeoplePlan(ImportedRoster file, DateOnly today, Roster roster, RosterMatches matches, SchoolPlan schools)
    {
        (this.today, this.schools) = (today, schools);
        var found = matches.Find([.. file.People.Select(person => (person.Match, (IReadOnlyList<Digest>)person.Logins))]);
        foreach (var listed in file.People.OrderBy(person => person.Match, RosterOrder.OfDigests))
        {
            if (found.TryGetValue(listed.Match, out var known))
            {
                Change(listed, known);
            }
            else
            {
                List(listed);
            }
        }

        if (file.WholePeople)
        {
            var present = found.Values.Select(person => person.Person).ToHashSet();
            Events.AddRange(roster.People.Values
                .Where(person => person is { Active: true, Match: not null } && !present.Contains(person.Person))    // a founder waits until a file names her
                .OrderBy(person => person.Match!.Value, RosterOrder.OfDigests)
                .Select(person => new RosterEvent.PersonLeft(person.Person, today)));
        }
    }

    public List<RosterEvent> Events { get; } = [];

    /// <summary>An identity is missing that had to be sealed, or was sealed for another person: the file was prepared for an older roster.</summary>
    public bool Stale { get; private set; }

    private void List(ListedPerson listed)
    {
        var memberships = Resolve(listed.Memberships);
        if (listed.Gone || memberships.IsEmpty || listed.Fingerprint is not { } fingerprint)
        {
            return;    // nobody we know, and nobody to know
        }

        Stale |= listed.Identity is null;
        Events.Add(new RosterEvent.PersonListed(listed.Person, listed.Match, listed.Identity!, fingerprint, listed.Logins.InOrder()));
        Events.Add(new RosterEvent.MembershipsChanged(listed.Person, memberships));
        if (listed.Subjects is { IsEmpty: false } subjects)
        {
            Events.Add(new RosterEvent.SubjectsTaughtChanged(listed.Person, subjects.InOrder()));
        }
    }

    private void Change(ListedPerson listed, RosterPerson known)
    {
        if (known.Match is null)
        {
            Events.Add(new RosterEvent.PersonMatched(known.Person, listed.Match));
        }

        if (listed.Fingerprint is { } fingerprint && fingerprint != known.Fingerprint)
        {
            Stale |= listed.Identity is null || listed.Person != known.Person;
            Events.Add(new RosterEvent.PersonChanged(known.Person, listed.Identity!, fingerprint, listed.Logins.InOrder()));
        }

        var memberships = Memberships(listed, known);
        if (!memberships.SequenceEqual(known.Imported))
        {
            Events.Add(new RosterEvent.MembershipsChanged(known.Person, memberships));
        }

        if (listed.Subjects?.InOrder() is { } subjects && !subjects.SequenceEqual(known.Subjects))
        {
            Events.Add(new RosterEvent.SubjectsTaughtChanged(known.Person, subjects));
        }

        if (known.Active && listed.Gone)
        {
            Events.Add(new RosterEvent.PersonLeft(known.Person, today));
        }
        else if (!known.Active && !listed.Gone && listed.Fingerprint is not null)
        {
            Events.Add(new RosterEvent.PersonReturned(known.Person, today));
        }
    }

    // What a file drops was so until today: whoever led a school evaluated it, and what that ended stays ended.
    private ImmutableArray<Membership> Memberships(ListedPerson listed, RosterPerson known)
    {
        var said = Resolve(listed.Memberships);
        var touched = said.Concat(Resolve(listed.Ended)).Select(membership => (membership.Role, membership.School)).ToHashSet();
        return known.Imported
            .SelectMany(membership => listed.WholeMemberships || touched.Contains((membership.Role, membership.School)) ? membership.StoppedOn(today) : [membership])
            .Where(membership => !said.Any(now => now.Role == membership.Role && now.School == membership.School && now.Days.And(membership.Days) == membership.Days))
            .Concat(said).InOrder();
    }

    // A role at a school that neither the file nor the roster has is reported by the reader, and left out here.
    private ImmutableArray<Membership> Resolve(ImmutableArray<ListedMembership> listed) => listed
        .Select(membership => (membership.Role, School: membership.School is { } match ? schools.Id(match) : null, membership.Days, Known: membership.School is not { } named || schools.Id(named) is not null))
        .Where(membership => membership.Known)
        .Select(membership => new Membership(membership.Role, membership.School, membership.Days))
        .InOrder();
}
