namespace DistrictCoaching.Domain;

/// <summary>Who of a roster a file means. By the id of the district's own system; a founder, whom no file has named yet, by what she signs in with.</summary>
public sealed class RosterMatches
{
    private readonly Dictionary<Digest, RosterSchool> schools;
    private readonly Dictionary<Digest, RosterPerson> people;
    private readonly Dictionary<Digest, PersonId> founders;
    private readonly Roster roster;

    public RosterMatches(Roster roster)
    {
        this.roster = roster;
        schools = roster.Schools.Values.ToDictionary(school => school.Match);
        people = roster.People.Values.Where(person => person.Match is not null).ToDictionary(person => person.Match!.Value);
        founders = roster.People.Values.Where(person => person.Match is null)
            .SelectMany(person => person.Logins.Select(login => (login, person.Person)))
            .GroupBy(claim => claim.login, claim => claim.Person)
            .Where(claims => claims.Count() == 1)
            .ToDictionary(claims => claims.Key, claims => claims.Single());
    }

    public RosterSchool? School(Digest match) => schools.GetValueOrDefault(match);

    /// <summary>The people whom entries mean, by the entries' matches. A founder is found only where exactly one new entry signs in as she does.</summary>
    public IReadOnlyDictionary<Digest, RosterPerson> Find(IReadOnlyCollection<(Digest Match, IReadOnlyList<Digest> Logins)> entries)
    {
        var found = entries.Where(entry => people.ContainsKey(entry.Match)).ToDictionary(entry => entry.Match, entry => people[entry.Match]);
        var adopted = entries
            .Where(entry => !people.ContainsKey(entry.Match))
            .SelectMany(entry => entry.Logins.Where(founders.ContainsKey).Select(login => (entry.Match, Founder: founders[login])).Distinct())
            .ToList();
        foreach (var (match, founder) in adopted)
        {
            if (adopted.Count(other => other.Founder == founder) == 1 && adopted.Count(other => other.Match == match) == 1)
            {
                found.Add(match, roster.People[founder]);
            }
        }

        return found;
    }
}
