using DistrictCoaching.Domain;
using DistrictCoaching.Grains.Tests.TimeMachine;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests;

/// <summary>The feed of changes, over a line that breaks and published by two silos that do not know of each other.</summary>
[Collection(nameof(Silos))]
public sealed class ChangesTests(TwoSilos silos)
{
    [Fact]
    public async Task What_was_acknowledged_before_is_told_whichever_silo_publishes_and_once()
    {
        var d = await TestDistrict.Begin(silos);
        await d.Changes(0).Publish();
        Assert.Equal(7, (await Feed(d)).Count);    // Hill and its six people
        for (var round = 0; round < 6; round++)
        {
            var (who, silo) = (round % 2 == 0 ? d.Tess : d.Tim, round % 3 % 2);
            await d.Happens(new RosterEvent.PersonLeft(who, d.Today));
            await d.Changes(silo).Publish();
            Assert.Equal(new DirectoryChange(DirectoryEntity.Person, DirectoryAction.Removed, who.Value), (await Feed(d))[^1]);
            await d.Happens(new RosterEvent.PersonReturned(who, d.Today));
            await Task.WhenAll(d.Changes(0).Publish(), d.Changes(1).Publish());
            Assert.Equal(new DirectoryChange(DirectoryEntity.Person, DirectoryAction.Listed, who.Value), (await Feed(d))[^1]);
        }

        Assert.Equal(19, (await Feed(d)).Count);
    }

    [Fact]
    public async Task A_silo_that_did_not_see_the_last_change_tells_that_it_was_taken_back()
    {
        var d = await TestDistrict.Begin(silos);
        await d.Happens(new RosterEvent.PersonLeft(d.Tess, d.Today));
        await d.Changes(0).Publish();
        await d.Happens(new RosterEvent.PersonReturned(d.Tess, d.Today));
        await d.Changes(1).Publish();
        await d.Happens(new RosterEvent.PersonLeft(d.Tess, d.Today));
        await d.Changes(0).Publish();    // to it, she had left before and has left now
        Assert.Equal(new DirectoryChange(DirectoryEntity.Person, DirectoryAction.Removed, d.Tess.Value), (await Feed(d))[^1]);
    }

    [Theory, InlineData(Loss.Request), InlineData(Loss.Answer)]
    internal async Task What_breaks_while_it_is_published_is_published_once(Loss loss)
    {
        var d = await TestDistrict.Begin(silos);
        var journal = silos.Journal(0);
        try
        {
            (journal.Of, journal.Next) = (change => change.Stream == new StreamKey(d.Id, StreamKind.Changes, d.Id.Value) && change.Events.Count > 0, loss);
            await Assert.ThrowsAnyAsync<Exception>(() => d.Changes(0).Publish());
        }
        finally
        {
            (journal.Of, journal.Next) = (LosingJournal.NotInBackground, Loss.None);
        }

        Assert.Equal(loss == Loss.Answer ? 7 : 0, (await Feed(d)).Count);
        await d.Changes(0).Publish();
        Assert.Equal(7, (await Feed(d)).Count);
        await d.Changes(1).Publish();
        Assert.Equal(7, (await Feed(d)).Count);
    }

    [Fact]
    public async Task Nothing_is_written_where_nothing_shows()
    {
        var d = await TestDistrict.Begin(silos);
        await d.Changes(0).Publish();
        var before = await Events(d);
        await d.Happens(new RosterEvent.PersonSealed(d.Tess, d.Today, SealCause.MatchKeyChanged), new RosterEvent.SchoolEntered(d.Tim, d.Hill, d.Today));
        await d.Invited(0);
        await d.Changes(0).Publish();
        await d.Changes(1).Publish();
        Assert.Equal(before, await Events(d));
    }

    [Fact]
    public async Task A_role_that_begins_by_date_is_told_on_its_day()
    {
        var d = await TestDistrict.Begin(silos);
        var soon = d.Today.AddDays(1);
        await d.Happens(new RosterEvent.RoleAssigned(d.Tim, new(Role.Coach, null, new(soon, soon)), d.Dora));
        await d.Changes(0).Publish();
        Assert.Equal(7, (await Feed(d)).Count);
        silos.Clock.Advance(TimeSpan.FromDays(1));
        await d.Changes(0).Publish();
        await d.Changes(1).Publish();
        Assert.Equal(new DirectoryChange(DirectoryEntity.Person, DirectoryAction.Changed, d.Tim.Value), (await Feed(d))[7..].Single());
    }

    private async Task<List<DirectoryChange>> Feed(TestDistrict d)
    {
        var (page, total) = await silos.Feed.After(d.Id, 0, 1_000);
        Assert.Equal(Enumerable.Range(1, total).Select(position => (long)position), page.Select(entry => entry.Position));
        return [.. page.Select(entry => entry.Change)];
    }

    private async Task<int> Events(TestDistrict d) => (await silos.Store.Read(new(d.Id, StreamKind.Changes, d.Id.Value))).Count;
}
