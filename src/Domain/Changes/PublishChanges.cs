using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>
/// The service tells what everybody of the district may see to be otherwise than when it last told: between two rosters, and between two days, since roles begin and end by date.
/// Compared is only what the directory shows (of a name: its sealed record, which has her address too), so nothing else of the roster, and nothing of coaching at all, can move the feed.
/// </summary>
/// <param name="Then">The day up to which the feed tells.</param>
public sealed record PublishChanges(Roster Before, DateOnly Then, Roster After, DateOnly Today)
{
    /// <summary>How many changes one event carries at most.</summary>
    public const int AtOnce = 500;

    private readonly ImmutableArray<DirectoryChange> changes = ReferenceEquals(Before, After) && Then == Today ? [] :
    [
        .. Differences(DirectoryEntity.School, Schools(Before), Schools(After)), .. Differences(DirectoryEntity.Person, People(Before, Then), People(After, Today)),
    ];

    /// <summary>Whether there is anything to tell.</summary>
    public bool Any => !changes.IsEmpty;

    public Decision<ChangesEvent> Decide() =>
        [.. changes.Chunk(AtOnce).Select(some => new ChangesEvent.ChangesPublished(After.Version, Today, [.. some]))];

    /// <summary>In the order of their ids, which are random and so tell nothing.</summary>
    private static IEnumerable<DirectoryChange> Differences(DirectoryEntity entity, Dictionary<Guid, string> before, Dictionary<Guid, string> after) =>
        before.Keys.Union(after.Keys).Order().Where(id => before.GetValueOrDefault(id) != after.GetValueOrDefault(id)).Select(id => new DirectoryChange(
            entity, !before.ContainsKey(id) ? DirectoryAction.Listed : after.ContainsKey(id) ? DirectoryAction.Changed : DirectoryAction.Removed, id));

    private static Dictionary<Guid, string> Schools(Roster roster) =>
        roster.Schools.Values.ToDictionary(school => school.School.Value, school => $"{school.Name.Item.Value:N} {school.Open}");

    /// <summary>Those who are listed on a day, and what is shown of each: her name and her roles of that day.</summary>
    private static Dictionary<Guid, string> People(Roster roster, DateOnly day) => roster.People.Values
        .Select(person => (person, Roles: person.Active ? [.. person.Memberships.Where(role => role.Days.Has(day))] : ImmutableArray<Membership>.Empty))
        .Where(listed => !listed.Roles.IsEmpty)
        .ToDictionary(
            listed => listed.person.Person.Value,
            listed => $"{(listed.person.OwnName ?? listed.person.Identity).Item.Value:N} {string.Join(' ', listed.Roles.Select(role => $"{role.Role} {role.School?.Value:N}").Distinct().Order(StringComparer.Ordinal))}");
}
