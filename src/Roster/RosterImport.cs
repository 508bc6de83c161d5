using System.Text;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.OneRoster;

/// <summary>A file made ready for the rule: names sealed, everything else that is personal replaced by digests.</summary>
/// <param name="Findings">What only the roster could tell, beside what the reader found.</param>
/// <param name="New">Names of people and schools that the roster does not have yet, by the ids that they get.</param>
public sealed record PreparedImport(ImportRoster Command, IReadOnlyList<SealedItem> Contents, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<Guid, string> New);

/// <summary>Turns what was read into the command that the roster decides. Only what is new or changed is sealed.</summary>
public static class RosterImport
{
    /// <summary>Purpose of the digests of words for which rules look.</summary>
    public const string WordPurpose = "roster-word";

    /// <summary>Purpose of the digests of keys, as <see cref="FileKeys.Spelled"/> spells them.</summary>
    public const string PersonPurpose = "roster-person";

    internal const string IdentityPurpose = "roster-identity";
    private const string SchoolPurpose = "roster-school", NamePurpose = "roster-school-name";

    /// <param name="import">Which import it is: prepared again, it gives everybody new the same id.</param>
    /// <param name="seals">Not where it is only planned: sealing makes a key for everybody new, and whoever is never imported must have none.</param>
    public static async Task<PreparedImport> Prepare(
        DistrictId district, RosterFile file, Roster roster, IContent content, DateOnly today, Guid? import = null, bool seals = true, CancellationToken cancel = default)
    {
        var findings = new Findings();
        var newcomers = new Newcomers(import);
        var matches = new RosterMatches(roster);
        var matched = await content.Match(district, SchoolPurpose, [.. file.Schools.Select(school => school.SourcedId).Concat(file.People.SelectMany(SchoolsOf)).Distinct()], cancel);
        var schools = await Schools(district, file, matches, matched, content, newcomers, cancel);
        var people = await new PeopleImport(file, roster, matches, matched, [.. schools.Select(school => school.Listed.Match)], newcomers, findings).Read(district, content, cancel);
        var clear = schools.Select(school => school.Clear).Concat(people.Select(person => person.Clear)).OfType<ClearItem>().ToList();
        var sealedItems = seals ? await content.Seal(district, clear, cancel) : [];
        var references = seals ? sealedItems.ToDictionary(item => item.Reference.Item, item => item.Reference) : clear.ToDictionary(item => item.Item, item => new ContentRef(item.Item, default));
        var imported = new ImportedRoster(
            file.WholeSchools,
            file.WholePeople,
            [.. schools.Select(school => school.Clear is { } name ? school.Listed with { Name = references[name.Item] } : school.Listed)],
            [.. file.Years],
            [.. people.Select(person => person.Clear is { } identity ? person.Listed with { Identity = references[identity.Item] } : person.Listed)])
        {
            Terms = [.. file.Terms],
        };
        return new(new(imported, today), [.. sealedItems.Select(item => item.Item)], findings.All, newcomers.Names);
    }

    /// <summary>The founder of a district, ready for the rule: her identity sealed, and what she signs in with.</summary>
    public static async Task<(FoundRoster Command, IReadOnlyList<SealedItem> Contents)> PrepareFounder(
        DistrictId district, PersonId person, PersonIdentity identity, IContent content, DateOnly today, CancellationToken cancel = default)
    {
        var fingerprint = await content.Blind(district, IdentityPurpose, [Text(identity)], cancel);
        var logins = await content.Blind(district, RosterDirectory.LoginPurpose, [.. identity.Logins], cancel);
        var (reference, item) = (await content.Seal(district, [new(person.Value, new(Guid.NewGuid()), identity.Write())], cancel))[0];
        return (new(person, reference, fingerprint[0], [.. logins], today), [item]);
    }

    private static async Task<List<(ListedSchool Listed, ClearItem? Clear)>> Schools(
        DistrictId district, RosterFile file, RosterMatches matches, Dictionary<string, Digest> matched, IContent content, Newcomers newcomers, CancellationToken cancel)
    {
        var names = await content.Match(district, NamePurpose, [.. file.Schools.Select(school => school.Name).OfType<string>().Distinct()], cancel);
        return [.. file.Schools.Select(school =>
        {
            var known = matches.School(matched[school.SourcedId]);
            var fingerprint = school.Name is { } name ? names[name] : (Digest?)null;
            var isNews = fingerprint is not null && (known is null ? !school.Gone : known.Fingerprint != fingerprint);
            return (
                new ListedSchool(known?.School ?? new(newcomers.Id(matched[school.SourcedId], school.Name)), matched[school.SourcedId], fingerprint, null, school.Gone),
                isNews ? new ClearItem(district.Value, new(Guid.NewGuid()), Encoding.UTF8.GetBytes(school.Name!)) : null);
        })];
    }

    private static IEnumerable<string> SchoolsOf(FilePerson person) => person.Roles.Concat(person.Ended).Select(role => role.School).OfType<string>();

    internal static string Text(PersonIdentity identity) => Encoding.UTF8.GetString(identity.Write());

    internal static async Task<Dictionary<string, Digest>> Match(this IContent content, DistrictId district, string purpose, IReadOnlyList<string> values, CancellationToken cancel)
    {
        var digests = await content.Blind(district, purpose, values, cancel);
        return values.Zip(digests).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
