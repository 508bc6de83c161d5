using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What a file does to the people.</summary>
internal sealed class PeoplePlan
{
    private readonly SchoolPlan schools;
    private readonly ImportedRoster file;
    private readonly DateOnly today;
    private readonly Roster roster;

    public PeoplePlan(ImportedRoster file, DateOnly today, Roster roster, RosterMatches matches, SchoolPlan schools)
    {
        (this.file, this.today, this.roster, this.schools) = (file, today, roster, schools);
        var found = matches.Find(file.People.Select(RosterEntry.Of));
        foreach (var listed in file.People.Where(person => !found.Rejects(person.Match)).OrderBy(person => person.Match, RosterOrder.OfDigests))
        {
            if (found.People.TryGetValue(listed.Match, out var known))
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
            Events.AddRange(roster.People.Values
                .Where(person => person is { Active: true, Match: not null } && !found.Present.Contains(person.Person))    // a founder waits until a file names her
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
        Record(listed.Person, [], Records(listed, []));
        Events.Add(new RosterEvent.MembershipsChanged(listed.Person, memberships));
        Describe(listed, memberships, new(listed.Person, listed.Match, listed.Identity!, fingerprint, []));
        if (listed.Subjects is { IsEmpty: false } subjects)
        {
            Events.Add(new RosterEvent.SubjectsTaughtChanged(listed.Person, subjects.InOrder()));
        }
    }

    private void Change(ListedPerson listed, RosterPerson known)
    {
        Match(listed, known);
        Record(known.Person, known.Records, listed.Rows.IsEmpty ? Records(listed, known.Records) : MergedRows.Records(known, listed));
        Identify(listed, known);
        var memberships = Memberships(listed, known);
        if (!memberships.SequenceEqual(known.Imported))
        {
            Events.Add(new RosterEvent.MembershipsChanged(known.Person, memberships));
            Events.AddRange(Transfer.Of(known.Person, known.Imported.Concat(known.Assigned), memberships.Concat(known.Assigned), today));
        }

        Describe(listed, memberships, known);

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

    private void Match(ListedPerson listed, RosterPerson known)
    {
        var rows = MergedRows.Changes(known, listed);
        var relinked = known.Match is not null && !known.Keys.Contains(listed.Match) && listed.Fingerprint is not null;
        if (known.Match is null)
        {
            Events.Add(new RosterEvent.PersonMatched(known.Person, listed.Match));
        }
        else if (relinked)
        {
            Events.Add(new RosterEvent.PersonRelinked(known.Person, listed.Match));
        }

        Events.AddRange(rows);
        if (relinked || rows.Any(row => !known.Keys.Contains(row.Match)))
        {
            Events.Add(new RosterEvent.PersonSealed(known.Person, today, SealCause.MatchKeyChanged));
        }
    }

    /// <summary>Of a person whose records were joined, what she signs in with may change where her own row says the same.</summary>
    private void Identify(ListedPerson listed, RosterPerson known)
    {
        if (listed.Fingerprint is not { } fingerprint)
        {
            return;
        }

        var renamed = fingerprint != known.Fingerprint;
        var joined = !listed.Rows.IsEmpty && known.Merges.Any(merge => merge.Joined);
        var logins = joined ? MergedRows.Logins(known, listed, file.WholePeople) : renamed ? listed.Logins.InOrder() : known.Logins;
        Stale |= renamed && (listed.Identity is null || listed.Person != known.Person);
        if (renamed || !logins.SequenceEqual(known.Logins))
        {
            Events.Add(new RosterEvent.PersonChanged(known.Person, renamed ? listed.Identity! : known.Identity, fingerprint, logins));
        }
    }

    private static ImmutableArray<Digest> Records(ListedPerson listed, ImmutableArray<Digest> known) => listed.Record is { } record ? [record] : listed.Fingerprint is null ? known : [];

    private void Record(PersonId person, ImmutableArray<Digest> known, ImmutableArray<Digest> records)
    {
        if (!records.SequenceEqual(known))
        {
            Events.Add(new RosterEvent.RecordsChanged(person, records));
        }
    }

    /// <summary>Takes down what rules may look for, and gives her the roles that they give.</summary>
    private void Describe(ListedPerson listed, ImmutableArray<Membership> memberships, RosterPerson known)
    {
        var said = listed.Memberships.Concat(listed.Ended).Select(membership => Resolve([membership])).SelectMany(found => found).Select(membership => membership.School).ToHashSet();
        var words = known.RoleWords.Where(word => !listed.WholeMemberships && !said.Contains(word.School))
            .Concat(listed.Memberships.SelectMany(membership => Resolve([membership]).SelectMany(found => membership.Words.Select(word => new RoleWord(word, found.School, found.Days)))));
        var after = known with { Imported = memberships, Titles = listed.Titles?.InOrder() ?? known.Titles, RoleWords = words.InOrder() };
        if (!after.Titles.SequenceEqual(known.Titles) || !after.RoleWords.SequenceEqual(known.RoleWords))
        {
            Events.Add(new RosterEvent.PersonDescribed(known.Person, after.Titles, after.RoleWords));
        }

        var mapped = RoleMapping.Of(after, roster.Rules, today);
        if (!mapped.SequenceEqual(known.Mapped))
        {
            Events.Add(new RosterEvent.RolesMapped(known.Person, mapped));
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
