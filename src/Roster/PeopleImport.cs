using System.Collections.Frozen;
using System.Collections.Immutable;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.OneRoster;

/// <summary>The people of a file made ready for the rule, each named by the district's key; whom the rule will reject is a finding.</summary>
/// <param name="schools">What each school's sourcedId matches.</param>
/// <param name="listed">The matches of the schools in the file.</param>
internal sealed class PeopleImport(RosterFile file, Roster roster, RosterMatches matches, Dictionary<string, Digest> schools, FrozenSet<Digest> listed, Newcomers newcomers, Findings findings)
{
    private Dictionary<string, Digest> ids = [], prints = [], logins = [], words = [];

    public async Task<List<(ListedPerson Listed, ClearItem? Clear)>> Read(DistrictId district, IContent content, CancellationToken cancel)
    {
        ids = await content.Match(district, RosterImport.PersonPurpose, [.. file.People.SelectMany(Keys).Distinct()], cancel);
        prints = await content.Match(district, RosterImport.IdentityPurpose, [.. file.People.Select(person => person.Identity).OfType<PersonIdentity>().Select(RosterImport.Text).Distinct()], cancel);
        logins = await content.Match(district, RosterDirectory.LoginPurpose, [.. file.People.SelectMany(person => person.Identity?.Logins ?? []).Distinct()], cancel);
        words = await content.Match(district, RosterImport.WordPurpose, [.. file.People.SelectMany(person => person.Words.Concat(person.Roles.SelectMany(role => role.Words))).Select(word => word.Text).Distinct()], cancel);
        var rows = Together().Select(person => (Person: person, Entry: Entry(person))).ToList();
        var found = matches.Find(rows.Select(row => row.Entry).OfType<RosterEntry>());
        return [.. rows.Select(row => row.Entry is { } entry ? Ready(row.Person, entry, found) : Keyless(row.Person)).OfType<(ListedPerson, ClearItem?)>()];
    }

    private IEnumerable<string> Keys(FilePerson person) =>
        roster.FormerKeys.Prepend(roster.MatchKey).Select(key => person.Keys.Of(key, person.SourcedId)).OfType<string>().Append(person.SourcedId);

    /// <summary>Rows of records that were merged, as the one row that their person has: that of her own key first.</summary>
    private IEnumerable<FilePerson> Together()
    {
        var rows = file.People.Select(person => (Person: person, Keys: Key(person) is { } key ? Formerly(person).Prepend(key).ToList() : []))
            .Select(row => (row.Person, row.Keys, Hers: matches.Merged(row.Keys))).ToList();
        return rows.Where(row => row.Hers is null).Select(row => row.Person).Concat(rows.Where(row => row.Hers is not null).GroupBy(row => row.Hers!.Person)
            .SelectMany(of => of.DistinctBy(row => row.Keys[0]).Count() < of.Count()
                ? of.Select(row => row.Person)    // two rows with one key: rejected like any others
                : [OfOne(of.First().Hers!, [.. of.Select(row => (row.Person, row.Keys))])]));
    }

    /// <summary>What a record that nobody confirmed yet is called and signs in with is not hers.</summary>
    private static FilePerson OfOne(RosterPerson hers, IEnumerable<(FilePerson Person, List<Digest> Keys)> rows)
    {
        var sorted = rows.Select(row => (row.Person, Key: row.Keys[0], Apart: hers.Merges.Any(merge => merge.KeepsApart(row.Keys)), Own: hers.Merges.All(merge => !merge.IsOf(row.Keys))))
            .OrderBy(row => row.Apart).ThenBy(row => !row.Own).ThenBy(row => row.Key != hers.Match).ThenBy(row => row.Key, RosterOrder.OfDigests).ToList();
        return sorted.Skip(1).Select(row => row.Apart ? row.Person with { Identity = null } : row.Person with { AlsoLogins = [.. row.Person.Identity?.Logins ?? []] })
            .Aggregate(sorted[0].Person, Together);
    }

    private Digest? Key(FilePerson person) => person.Keys.Of(roster.MatchKey, person.SourcedId) is { } key ? ids[key] : null;

    private ImmutableArray<Digest> Formerly(FilePerson person) => [.. roster.FormerKeys.Select(key => person.Keys.Of(key, person.SourcedId)).OfType<string>().Select(key => ids[key])];

    private static FilePerson Together(FilePerson first, FilePerson second) => first with
    {
        Gone = first.Gone && second.Gone,
        Identity = first.Identity ?? second.Identity,
        AlsoLogins = [.. first.AlsoLogins, .. second.AlsoLogins],
        Roles = [.. first.Roles, .. second.Roles],
        Ended = [.. first.Ended, .. second.Ended],
        WholeRoles = first.WholeRoles && second.WholeRoles,
        Words = [.. first.Words, .. second.Words],
        Subjects = first.Subjects is null ? second.Subjects : second.Subjects is null ? first.Subjects : [.. first.Subjects.Union(second.Subjects)],
    };

    /// <summary>Null where the row does not give the key and is known by no other.</summary>
    private RosterEntry? Entry(FilePerson person)
    {
        return Key(person) is { } key ? new(key, Formerly(person), LoginsOf(person), Record(person), Print(person))
            : person.Line is null && matches.ByRecord(ids[person.SourcedId])?.Match is { } match ? new(match, [], [], null, null)    // only her roles are in this file
            : null;
    }

    /// <summary>A row that does not say who she is changes nothing of whom it last was, and removes nobody.</summary>
    private (ListedPerson, ClearItem?)? Keyless(FilePerson person)
    {
        if (person.Line is null)
        {
            findings.Add(person.Roles.Concat(person.Ended).FirstOrDefault()?.File ?? "users", person.Roles.Concat(person.Ended).FirstOrDefault()?.Line, "userSourcedId", "UNKNOWN_USER");
            return null;
        }

        findings.Add("users", person.Line, null, "MISSING_KEY");
        return matches.ByRecord(ids[person.SourcedId]) is { Match: { } match } known ? (new(known.Person, match, false), null) : null;
    }

    private (ListedPerson, ClearItem?)? Ready(FilePerson person, RosterEntry entry, RosterFound found)
    {
        var before = found.People.GetValueOrDefault(entry.Match);
        if (found.Rejects(entry.Match))
        {
            findings.Add("users", person.Line, null, found.Shared.Contains(entry.Match) ? "SHARED_KEY" : "TORN_KEY");
            var rejected = new ListedPerson(before?.Person ?? new(newcomers.Id(entry.Match, person.Identity?.Name)), entry.Match, false);
            return (rejected with { Formerly = entry.Formerly, Logins = entry.Logins, Record = entry.Record, Fingerprint = entry.Fingerprint }, null);    // by which the rule rejects her too
        }

        if (person.Identity is not null && before is { Match: not null } && !before.Keys.Contains(entry.Match))
        {
            findings.Add("users", person.Line, null, "KEY_CHANGED");
        }

        var roles = person.Roles.Where(role => role.School is not { } school || listed.Contains(schools[school]) || matches.School(schools[school]) is not null).ToList();
        foreach (var lost in person.Roles.Except(roles))
        {
            findings.Add(lost.File, lost.Line, null, "UNKNOWN_ORG");
        }

        if (before is null && (roles.Count == 0 || person.Identity is null || person.Gone))
        {
            return null;    // nobody the roster knows, and no staff: of a delta it may be a student
        }

        // a row of a record that nobody confirmed yet says nothing of what the kept one is called and signs in with
        var apart = person.Identity is not null && before?.Merges.Any(merge => merge.KeepsApart(entry.Formerly.Prepend(entry.Match))) == true;
        var print = apart ? before!.Fingerprint : entry.Fingerprint;
        var id = before?.Person ?? new(newcomers.Id(entry.Match, person.Identity?.Name));
        return (
            new(id, entry.Match, person.Gone)
            {
                Fingerprint = print,
                Logins = apart ? before!.Logins : entry.Logins,
                Formerly = entry.Formerly,
                Record = entry.Record,
                Titles = print is null ? null : [.. person.Words.Select(word => words[word.Text])],
                Memberships = [.. roles.Select(Listed)],
                Ended = [.. person.Ended.Select(role => Listed(role with { Words = [] }))],
                WholeMemberships = person.WholeRoles && roles.Count == person.Roles.Count,
                Subjects = person.Subjects is { } subjects ? [.. subjects] : null,
            },
            print is not null && print != before?.Fingerprint ? new(id.Value, new(Guid.NewGuid()), person.Identity!.Write()) : null);
    }

    private Digest? Record(FilePerson person) => person.Line is null || roster.MatchKey.Kind == MatchKeyKind.SourcedId ? null : ids[person.SourcedId];

    private Digest? Print(FilePerson person) => person.Identity is { } identity ? prints[RosterImport.Text(identity)] : null;

    private ListedMembership Listed(FileRole role) =>
        new(role.Role, role.School is { } school ? schools[school] : null, role.Days) { Words = [.. role.Words.Select(word => words[word.Text])] };

    private ImmutableArray<Digest> LoginsOf(FilePerson person) => [.. (person.Identity?.Logins ?? []).Concat(person.AlsoLogins).Distinct().Select(login => logins[login])];
}
