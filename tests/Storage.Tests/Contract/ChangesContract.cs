using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests.Contract;

/// <summary>A feed of changes as it is appended and read.</summary>
public abstract class ChangesContract(Stores stores) : StoreContract(stores)
{
    [Fact]
    public async Task Positions_follow_each_other_over_events_and_pages_and_another_district_has_its_own()
    {
        var (mine, theirs) = (Given.District(), Given.District());
        var mines = await Publish(mine, new(), 3, 4);
        await Publish(theirs, new(), 1);
        await Publish(mine, mines, 2);
        var feed = new ChangeFeed(Store.Database);
        var (first, total) = await feed.After(mine, 0, 5);
        Assert.Equal(9, total);
        Assert.Equal([1, 2, 3, 4, 5], first.Select(entry => entry.Position));
        Assert.Equal([6, 7, 8, 9], (await feed.After(mine, 5, 5)).Page.Select(entry => entry.Position));
        Assert.Empty((await feed.After(mine, 9, 5)).Page);
        Assert.Equal(1, (await feed.After(theirs, 0, 5)).Total);
        Assert.Equal(0, (await feed.After(Given.District(), 0, 5)).Total);
    }

    [Fact]
    public async Task A_change_is_read_back_as_it_was_published_also_by_the_next_process()
    {
        var district = Given.District();
        var change = new DirectoryChange(DirectoryEntity.Person, DirectoryAction.Removed, Guid.NewGuid());
        await Append(district, new(), new ChangesEvent.ChangesPublished(1, new(2026, 9, 1), [change]));
        await Reopen();
        Assert.Equal([new ChangeEntry(1, change)], (await new ChangeFeed(Store.Database).After(district, 0, 1)).Page);
    }

    [Fact]
    public async Task Those_of_some_kinds_are_found_after_a_position_and_up_to_another()
    {
        var district = Given.District();
        DirectoryChange[] changes =
        [
            .. new[] { DirectoryEntity.School, DirectoryEntity.Person }.SelectMany(entity => Enum.GetValues<DirectoryAction>().Select(action => new DirectoryChange(entity, action, Guid.NewGuid()))),
        ];
        await Append(district, new(), new ChangesEvent.ChangesPublished(1, new(2026, 9, 1), [.. changes, .. changes]));
        var feed = new ChangeFeed(Store.Database);
        foreach (var (at, kind) in Enum.GetValues<WebhookKind>().Index())
        {
            Assert.Equal([new(at + 1, changes[at]), new(at + 7, changes[at])], await feed.Of(district, [kind], 0, long.MaxValue, 9));
        }

        Assert.Equal([5, 7], (await feed.Of(district, [WebhookKind.SchoolListed, WebhookKind.PersonChanged], 4, 9, 9)).Select(entry => entry.Position));
        Assert.Equal([1], (await feed.Of(district, [WebhookKind.SchoolListed], 0, 9, 1)).Select(entry => entry.Position));
        Assert.Empty(await feed.Of(Given.District(), [WebhookKind.SchoolListed], 0, 9, 1));
    }

    private Task<Changes> Publish(DistrictId district, Changes before, params int[] counts) => Append(
        district, before,
        [.. counts.Select(count => new ChangesEvent.ChangesPublished(
            before.Roster + 1, new(2026, 9, 1), [.. Enumerable.Range(0, count).Select(_ => new DirectoryChange(DirectoryEntity.School, DirectoryAction.Listed, Guid.NewGuid()))]))]);

    private async Task<Changes> Append(DistrictId district, Changes before, params ChangesEvent[] events)
    {
        var stream = new StreamKey(district, StreamKind.Changes, district.Value);
        var after = events.Aggregate(before, Changes.Evolve);
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(
            Given.Change(stream, (await Store.Journal.Read(stream)).Count, [.. events.Select(Catalogue.Write)]) with { Rows = [.. ChangeRows.Of(before, after, [.. events])] }));
        return after;
    }
}
