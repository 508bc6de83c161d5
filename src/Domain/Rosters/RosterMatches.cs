using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>What a row names its person by.</summary>
/// <param name="Match">The district's key.</param>
/// <param name="Formerly">What the district's earlier keys would be.</param>
/// <param name="Record">Its sourcedId, where that is not the key.</param>
/// <param name="Fingerprint">Of name and address; none where the row says nothing of them.</param>
public sealed record RosterEntry(Digest Match, ImmutableArray<Digest> Formerly, ImmutableArray<Digest> Logins, Digest? Record, Digest? Fingerprint)
{
    public static RosterEntry Of(ListedPerson listed) => new(listed.Match, listed.Formerly, listed.Logins, listed.Record, listed.Fingerprint);
}

/// <summary>Whom the rows of a file mean.</summary>
/// <param name="People">By the key of each row that means somebody.</param>
/// <param name="Shared">Keys that two rows have: which of them is hers would be a guess, so both are rejected.</param>
/// <param name="Torn">Keys of rows that mean two people, or somebody whom another row means too, or that were somebody else's before: rejected as well.</param>
/// <param name="Present">Everybody whom any row means, a rejected one too: nobody leaves by a row that was rejected.</param>
public sealed record RosterFound(
    ImmutableDictionary<Digest, RosterPerson> People, ImmutableHashSet<Digest> Shared, ImmutableHashSet<Digest> Torn, ImmutableHashSet<PersonId> Present)
{
    public bool Rejects(Digest match) => Shared.Contains(match) || Torn.Contains(match);
}

/// <summary>Who of a roster a file means: by the district's key, until a file named her by it by an earlier one; a founder, whom no file has named yet, by what she signs in with.</summary>
public sealed class RosterMatches
{
    private readonly Dictionary<Digest, RosterSchool> schools;
    private readonly Dictionary<Digest, RosterPerson> people;
    private readonly Dictionary<Digest, PersonId> records;
    private readonly Dictionary<Digest, PersonId> founders;
    private readonly Roster roster;

    public RosterMatches(Roster roster)
    {
        this.roster = roster;
        schools = roster.Schools.Values.ToDictionary(school => school.Match);
        people = roster.People.Values.SelectMany(person => person.Keys.Select(key => (key, person))).ToDictionary(one => one.key, one => one.person);
        records = Single(roster.People.Values.SelectMany(person => person.Records.Select(record => (record, person.Person))));
        founders = Single(roster.People.Values.Where(person => person is { Match: null, MergedInto: null }).SelectMany(person => person.Logins.Select(login => (login, person.Person))));
    }

    public RosterSchool? School(Digest match) => schools.GetValueOrDefault(match);

    /// <summary>The one person who had a row with this sourcedId, for a row that does not give the key.</summary>
    public RosterPerson? ByRecord(Digest record) => records.TryGetValue(record, out var person) ? roster.People[person] : people.GetValueOrDefault(record);

    /// <summary>The key of the row that had this sourcedId.</summary>
    public Digest? KeyOf(Digest record) => ByRecord(record) is { } person ? person.Merges.FirstOrDefault(merge => merge.Was.Records.Contains(record))?.Was.Match ?? person.Match : null;

    /// <summary>The one person whom a row's keys mean, where records were merged into hers: all their rows are hers.</summary>
    public RosterPerson? Merged(IEnumerable<Digest> keys) =>
        keys.Select(key => people.GetValueOrDefault(key)).OfType<RosterPerson>().DistinctBy(person => person.Person).ToList() is [{ Merges.IsEmpty: false } person] ? person : null;

    public RosterFound Find(IEnumerable<RosterEntry> rows)
    {
        var entries = rows.ToLookup(entry => entry.Match);
        var named = entries.ToDictionary(of => of.Key, of => of.SelectMany(Named).Distinct().ToList());
        Adopt(entries, named);
        var twice = named.Values.SelectMany(meant => meant).CountBy(person => person).Where(meant => meant.Value > 1).Select(meant => meant.Key).ToHashSet();
        return new(
            named.Where(of => of.Value.Count == 1).ToImmutableDictionary(of => of.Key, of => roster.People[of.Value[0]]),
            [.. entries.Where(of => of.Skip(1).Any()).Select(of => of.Key)],
            [.. named.Where(of => of.Value.Count > 1 || of.Value.Any(meant => twice.Contains(meant) || entries[of.Key].Any(entry => IsAnother(entry, roster.People[meant])))).Select(of => of.Key)],
            [.. named.Values.SelectMany(meant => meant)]);
    }

    /// <summary>
    /// The key was given to somebody else: neither the row's sourcedId nor a login is one of hers, and the name or address is another. She must not become her by it.
    /// Where the key is the e-mail address, that login says nothing.
    /// </summary>
    public bool IsAnother(RosterEntry entry, RosterPerson known) =>
        entry.Record is { } record && !known.Records.IsEmpty && !known.Records.Contains(record)
        && entry.Fingerprint is { } fingerprint && fingerprint != known.Fingerprint
        && known.Logins.Intersect(entry.Logins).Count() < (roster.MatchKey.Kind == MatchKeyKind.Email ? 2 : 1);

    private IEnumerable<PersonId> Named(RosterEntry entry) =>
        entry.Formerly.Prepend(entry.Match).Select(key => people.GetValueOrDefault(key)).OfType<RosterPerson>().Select(person => person.Person);

    /// <summary>A founder is found only where exactly one row that means nobody else signs in as she does.</summary>
    private void Adopt(ILookup<Digest, RosterEntry> entries, Dictionary<Digest, List<PersonId>> named)
    {
        var adopted = entries.Where(of => named[of.Key].Count == 0)
            .SelectMany(of => of.SelectMany(entry => entry.Logins).Where(founders.ContainsKey).Select(login => (of.Key, Founder: founders[login])).Distinct())
            .ToList();
        foreach (var (match, founder) in adopted.Where(one => adopted.Count(other => other.Founder == one.Founder) == 1 && adopted.Count(other => other.Key == one.Key) == 1))
        {
            named[match].Add(founder);
        }
    }

    private static Dictionary<Digest, PersonId> Single(IEnumerable<(Digest Key, PersonId Person)> claims) =>
        claims.GroupBy(claim => claim.Key, claim => claim.Person).Where(of => of.Distinct().Count() == 1).ToDictionary(of => of.Key, of => of.First());
}
