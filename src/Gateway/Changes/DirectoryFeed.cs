using System.Globalization;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>Pages of the feed of changes, with what the directory shows now of whom they are about.</summary>
public sealed class DirectoryFeed(Grains grains, ChangeFeed feed, Lists lists, RosterDirectory rosters)
{
    public async Task<int> Count(Caller caller, CancellationToken cancel)
    {
        await grains.Changes(caller).Publish();
        return await feed.Count(caller.District, cancel);
    }

    public async Task<Connection<DirectoryChange>> After(Caller caller, Page page, CancellationToken cancel)
    {
        await grains.Changes(caller).Publish();
        var after = page.After is { } key ? long.Parse(key, CultureInfo.InvariantCulture) : 0;
        var (changes, total) = await feed.After(caller.District, after, page.Take, cancel);
        var people = await lists.Records(caller, [.. Of(changes, DirectoryEntity.Person)], cancel);
        var schools = Of(changes, DirectoryEntity.School).Any() ? (await rosters.Schools(caller.District, cancel)).ToDictionary(school => school.School.Value) : [];
        return page.Connection(changes, entry => entry.Position.ToString(CultureInfo.InvariantCulture), entry => new DirectoryChange(entry.Change, Node(entry.Change)), total);

        INode? Node(Domain.DirectoryChange change) => change.Entity == DirectoryEntity.School
            ? schools.TryGetValue(change.Id, out var school) ? new School(school) : null
            : people.TryGetValue(change.Id, out var person) && person.Roles.Any() ? person : null;
    }

    private static IEnumerable<Guid> Of(IEnumerable<ChangeEntry> changes, DirectoryEntity entity) =>
        changes.Where(one => one.Change.Entity == entity).Select(one => one.Change.Id).Distinct();
}
