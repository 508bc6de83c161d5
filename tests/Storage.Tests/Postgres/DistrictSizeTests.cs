using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>How many people PostgreSQL says a district has is how many the rule of its limit counts.</summary>
public sealed class DistrictSizeTests(PostgresFixture fixture) : RosterCase(fixture)
{
    [Fact]
    public async Task Whoever_has_two_records_counts_once_until_they_are_split()
    {
        PersonId kept = new(Guid.NewGuid()), merged = new(Guid.NewGuid()), away = new(Guid.NewGuid()), other = new(Guid.NewGuid());
        await Happens([.. new[] { kept, merged, away, other }.SelectMany(Listed), new RosterEvent.PersonLeft(away, Day)]);
        await Counts(3);
        await Happens(new RosterEvent.PersonsMerged(kept, merged, Day, other));
        await Counts(2);
        await Happens(new RosterEvent.PersonsMerged(kept, away, Day, other));
        await Counts(2);
        await Happens(new RosterEvent.MergeConfirmed(kept, merged, kept), new RosterEvent.MergeConfirmed(kept, merged, merged), new RosterEvent.PersonLeft(merged, Day));
        await Counts(2);
        await Happens(new RosterEvent.PersonsSplit(kept, merged, Day, other));
        await Counts(Roster.People[merged].Active ? 3 : 2);
        await Happens(new RosterEvent.PersonsSplit(kept, away, Day, other));
        await Happens(new RosterEvent.PersonLeft(other, Day));
        await Counts(Roster.People[merged].Active ? 2 : 1);
    }

    private async Task Counts(int people)
    {
        Assert.Equal(people, Roster.People.Values.Count(person => person is { Active: true, MergedInto: null }));
        Assert.Equal(people, (await new DistrictDirectory(Store).Size(District)).People);
    }
}
