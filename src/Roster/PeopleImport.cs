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
        ids = await content.Match(district, RosterImport.PersonPurpose, [.. file.People.SelectMany(KeysOf).Distinct()], cancel);
        prints = await content.Match(district, RosterImport.IdentityPurpose, [.. file.People.Select(person => person.Identity).OfType<PersonIdentity>().Select(RosterImport.Text).Distinct()], cancel);
        logins = await content.Match(district, RosterDirectory.LoginPurpose, [.. file.People.SelectMany(person => person.Identity?.Logins ?? []).Distinct()], cancel);
        words = await content.Match(district, RosterImport.WordPurpose, [.. file.People.SelectMany(person => person.Words.Concat(person.Roles.SelectMany(role => role.Words))).Select(word => word.Text).Distinct()], cancel);
        var rows = Together().Select(row => (Row: row, Entry: Entry(row))).ToList();
        var found = matches.Find(rows.Select(row => row.Entry).OfType<RosterEntry>());
        return [.. rows.Select(row => row.Entry is { } entry ? Ready(row.Row, entry, found) : Keyless(row.Row.Person)).OfType<(ListedPerson, ClearItem?)>()];
    }

    private IEnumerable<string> KeysOf(FilePerson person) =>
        roster.FormerKeys.Prepend(roster.MatchKey).Select(key => person.Keys.Of(key, person.SourcedId)).OfType<string>().Append(person.SourcedId);

    /// <summary>Rows of records that were merged, as the one row that their person has.</summary>
    private IEnumerable<PersonRow> Together()
    {
        var rows = file.People.Select(Row).Select(row => (Row: row, Hers: matches.Merged(row.Keys))).ToList();
        return rows.Where(row => row.Hers is null).Select(row => row.Row).Concat(rows.Where(row => row.Hers is not null).GroupBy(row => row.Hers!.Person)
            .SelectMany(of => Together(of.First().Hers!, [.. of.Select(row => row.Row)])));
    }

    /// <summary>That of her own record first. What a record that nobody confirmed yet is called is not hers.</summary>
    private List<PersonRow> Together(RosterPerson hers, List<PersonRow> rows)
    {
        var of = rows.Select(row => (Row: row, Merge: hers.Merges.FirstOrDefault(merge => merge.IsOf(row.Keys)))).ToList();
        if (rows.DistinctBy(row => row.Match).Count() < rows.Count || of.Any(one => one.Merge is { } merge && matches.IsAnother(Entry(one.Row)!, merge.Was)))
        {
            return rows;    // two rows with one key, or a key that was given to somebody else: rejected like any others
        }

        var sorted = of.OrderBy(one => one.Merge is { Joined: false }).ThenBy(one => one.Merge is not null).ThenBy(one => one.Row.Match != hers.Match).ThenBy(one => one.Row.Match!.Value, RosterOrder.OfDigests).ToList();
        var person = sorted.Skip(1).Select(one => one.Merge is { Joined: false } ? one.Row.Person with { Identity = null } : one.Row.Person).Aggregate(sorted[0].Row.Person, PersonRow.Together);
        var first = sorted[0].Merge is null ? sorted[0].Row : new(person, hers.Match, [], null);    // what names a merged record's row does not name hers
        var partial = !file.WholePeople && (sorted[0].Merge is not null || hers.Merges.Any(merge => merge.Was.Keys.Any() && of.All(one => one.Merge != merge)));
        return [first with { Person = person, Partial = partial, Rows = [.. of.Select(one => Listed(one.Row, one.Merge?.Merged ?? hers.Person))] }];
    }

    private PersonRow Row(FilePerson person) =>
        Key(person) is { } key ? new(person, key, Formerly(person), SourcedId(person))
        : new(person, person.Line is null ? matches.KeyOf(ids[person.SourcedId]) : null, [], SourcedId(person));    // without a line, only her roles are in this file

    private ListedRow Listed(PersonRow row, PersonId record) =>
        new(record, row.Match!.Value, row.SourcedId, row.Person.Identity is null ? null : LoginsOf(row.Person), row.Person.Gone);

    private Digest? Key(FilePerson person) => person.Keys.Of(roster.MatchKey, person.SourcedId) is { } key ? ids[key] : null;

    private ImmutableArray<Digest> Formerly(FilePerson person) => [.. roster.FormerKeys.Select(key => person.Keys.Of(key, person.SourcedId)).OfType<string>().Select(key => ids[key])];

    /// <summary>Null where the row does not give the key and is known by no other.</summary>
    private RosterEntry? Entry(PersonRow row) =>
        row.Match is { } key ? new(key, row.Formerly, LoginsOf(row.Person), row.SourcedId, Print(row.Person)) : null;

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

    private (ListedPerson, ClearItem?)? Ready(PersonRow row, RosterEntry entry, RosterFound found)
    {
        var person = row.Person;
        var before = found.People.GetValueOrDefault(entry.Match);
        if (found.Rejects(entry.Match))
        {
            findings.Add("users", person.Line, null, found.Shared.Contains(entry.Match) ? "SHARED_KEY" : "TORN_KEY");
            var rejected = new ListedPerson(before?.Person ?? new(newcomers.Id(entry.Match, person.Identity?.Name)), entry.Match, false);
            return (rejected with { Formerly = entry.Formerly, Logins = entry.Logins, Record = entry.Record, Fingerprint = entry.Fingerprint }, null);    // by which the rule rejects her too
        }

        if (person.Identity is not null && before is { Match: not null } && row.Rows.Where(one => one.Logins is not null).Select(one => one.Match).Append(entry.Match).Any(key => !before.Keys.Contains(key)))
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
        var apart = person.Identity is not null && !row.Rows.IsEmpty && row.Rows.All(one => before!.Merges.Any(merge => merge.Merged == one.Record && !merge.Joined));
        var print = apart ? before!.Fingerprint : entry.Fingerprint;
        var id = before?.Person ?? new(newcomers.Id(entry.Match, person.Identity?.Name));
        return (
            new(id, entry.Match, person.Gone)
            {
                Fingerprint = print,
                Logins = apart ? before!.Logins : entry.Logins,
                Formerly = entry.Formerly,
                Record = entry.Record,
                Rows = row.Rows,
                Titles = print is null ? null : [.. person.Words.Select(word => words[word.Text]), .. row.Partial ? before!.Titles : []],
                Memberships = [.. roles.Select(Listed)],
                Ended = [.. person.Ended.Select(role => Listed(role with { Words = [] }))],
                WholeMemberships = person.WholeRoles && !row.Partial && roles.Count == person.Roles.Count,
                Subjects = person.Subjects is { } subjects ? [.. subjects, .. row.Partial ? before!.Subjects : []] : null,
            },
            print is not null && print != before?.Fingerprint ? new(id.Value, new(Guid.NewGuid()), person.Identity!.Write()) : null);
    }

    private Digest? SourcedId(FilePerson person) => person.Line is null || roster.MatchKey.Kind == MatchKeyKind.SourcedId ? null : ids[person.SourcedId];

    private Digest? Print(FilePerson person) => person.Identity is { } identity ? prints[RosterImport.Text(identity)] : null;

    private ListedMembership Listed(FileRole role) =>
        new(role.Role, role.School is { } school ? schools[school] : null, role.Days) { Words = [.. role.Words.Select(word => words[word.Text])] };

    private ImmutableArray<Digest> LoginsOf(FilePerson person) => [.. (person.Identity?.Logins ?? []).Select(login => logins[login])];
}
