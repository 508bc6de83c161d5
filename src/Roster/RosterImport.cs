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
    private const string PersonPurpose = "roster-person", SchoolPurpose = "roster-school", IdentityPurpose = "roster-identity", NamePurpose = "roster-school-name";

    /// <param name="import">Which import it is: prepared again, it gives everybody new the same id.</param>
    public static async Task<PreparedImport> Prepare(
        DistrictId district, RosterFile file, Roster roster, IContent content, DateOnly today, ImportLimit? limit = null, Guid? import = null, CancellationToken cancel = default)
    {
        var findings = new Findings();
        var newcomers = new Newcomers(import);
        var matches = new RosterMatches(roster);
        var matched = await content.Match(district, SchoolPurpose, [.. file.Schools.Select(school => school.SourcedId).Concat(file.People.SelectMany(SchoolsOf)).Distinct()], cancel);
        var schools = await Schools(district, file, matches, matched, content, newcomers, cancel);
        var people = await People(district, file, matches, matched, schools, content, findings, newcomers, cancel);
        var sealedItems = await content.Seal(district, [.. schools.Select(school => school.Clear).Concat(people.Select(person => person.Clear)).OfType<ClearItem>()], cancel);
        var references = sealedItems.ToDictionary(item => item.Reference.Item, item => item.Reference);
        var imported = new ImportedRoster(
            file.WholeSchools,
            file.WholePeople,
            [.. schools.Select(school => school.Clear is { } clear ? school.Listed with { Name = references[clear.Item] } : school.Listed)],
            [.. file.Years],
            [.. people.Select(person => person.Clear is { } clear ? person.Listed with { Identity = references[clear.Item] } : person.Listed)]);
        return new(new(imported, today, limit ?? ImportLimit.Usual), [.. sealedItems.Select(item => item.Item)], findings.All, newcomers.Names);
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

    private static async Task<List<(ListedPerson Listed, ClearItem? Clear)>> People(
        DistrictId district, RosterFile file, RosterMatches matches, Dictionary<string, Digest> schools,
        List<(ListedSchool Listed, ClearItem? Clear)> listed, IContent content, Findings findings, Newcomers newcomers, CancellationToken cancel)
    {
        var ids = await content.Match(district, PersonPurpose, [.. file.People.Select(person => person.SourcedId)], cancel);
        var prints = await content.Match(district, IdentityPurpose, [.. file.People.Select(person => person.Identity).OfType<PersonIdentity>().Select(Text).Distinct()], cancel);
        var logins = await content.Match(district, RosterDirectory.LoginPurpose, [.. file.People.SelectMany(person => person.Identity?.Logins ?? []).Distinct()], cancel);
        var found = matches.Find([.. file.People.Select(person => (ids[person.SourcedId], LoginsOf(person, logins)))]);
        var known = listed.Select(school => school.Listed.Match).ToHashSet();
        var people = new List<(ListedPerson, ClearItem?)>(file.People.Count);
        foreach (var person in file.People)
        {
            var match = ids[person.SourcedId];
            var before = found.GetValueOrDefault(match);
            var roles = person.Roles.Where(role => role.School is not { } school || known.Contains(schools[school]) || matches.School(schools[school]) is not null).ToList();
            foreach (var lost in person.Roles.Except(roles))
            {
                findings.Add(lost.File, lost.Line, null, "UNKNOWN_ORG");
            }

            if (before is null && (roles.Count == 0 || person.Identity is null || person.Gone))
            {
                continue;    // nobody the roster knows, and no staff: of a delta it may be a student
            }

            var print = person.Identity is { } identity ? prints[Text(identity)] : (Digest?)null;
            var id = before?.Person ?? new(newcomers.Id(match, person.Identity?.Name));
            people.Add((
                new(id, match, person.Gone)
                {
                    Fingerprint = print,
                    Logins = [.. LoginsOf(person, logins)],
                    Memberships = [.. roles.Select(role => Listed(role, schools))],
                    Ended = [.. person.Ended.Select(role => Listed(role, schools))],
                    WholeMemberships = person.WholeRoles && roles.Count == person.Roles.Count,
                    Subjects = person.Subjects is { } subjects ? [.. subjects] : null,
                },
                print is not null && print != before?.Fingerprint ? new(id.Value, new(Guid.NewGuid()), person.Identity!.Write()) : null));
        }

        return people;
    }

    private static IEnumerable<string> SchoolsOf(FilePerson person) => person.Roles.Concat(person.Ended).Select(role => role.School).OfType<string>();

    private static ListedMembership Listed(FileRole role, Dictionary<string, Digest> schools) =>
        new(role.Role, role.School is { } school ? schools[school] : null, role.Days);

    private static IReadOnlyList<Digest> LoginsOf(FilePerson person, Dictionary<string, Digest> logins) => [.. person.Identity?.Logins.Select(login => logins[login]) ?? []];

    private static string Text(PersonIdentity identity) => Encoding.UTF8.GetString(identity.Write());

    private static async Task<Dictionary<string, Digest>> Match(this IContent content, DistrictId district, string purpose, IReadOnlyList<string> values, CancellationToken cancel)
    {
        var digests = await content.Blind(district, purpose, values, cancel);
        return values.Zip(digests).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
