using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>How much of rosters is remembered has a bound, which those keep that were asked about last.</summary>
public sealed class RosterMemoryBoundTests(PostgresFixture fixture) : RosterCase(fixture)
{
    private readonly PersonId asker = new(Guid.NewGuid());

    [Fact]
    public async Task A_district_that_grows_makes_room_of_those_not_asked_about_for_longest()
    {
        var counted = new Counted(Store);
        var directory = new RosterDirectory(counted, Content, new(Store, Store, TimeProvider.System, most: 1_500));
        var (first, second) = (new DistrictId(Guid.NewGuid()), new DistrictId(Guid.NewGuid()));
        await Ask(first, 0, 900);
        await Ask(second, 0, 900);
        await Ask(first, 0, 1);
        Assert.Equal(2, counted.Questions);
        await Ask(second, 900, 200);
        await Ask(second, 0, 1);
        Assert.Equal(3, counted.Questions);
        await Ask(first, 0, 1);
        Assert.Equal(4, counted.Questions);

        Task Ask(DistrictId district, int from, int people) =>
            directory.Facts(district, [.. Enumerable.Range(from, people).Select(number => new PersonId(new Guid(number + 1, 0, 0, new byte[8])))], asker);
    }

    [Fact]
    public async Task Districts_that_were_not_asked_about_for_longest_are_forgotten_where_there_are_too_many()
    {
        var counted = new Counted(Store);
        var directory = new RosterDirectory(counted, Content, new(Store, Store, TimeProvider.System, most: 2));
        DistrictId[] districts = [new(Guid.NewGuid()), new(Guid.NewGuid()), new(Guid.NewGuid()), new(Guid.NewGuid())];
        foreach (var district in districts.Append(districts[1]).Append(districts[0]))
        {
            await directory.Facts(district, [asker], asker);
        }

        Assert.Equal(5, counted.Questions);    // the second is remembered, and the first was forgotten for the fourth
    }
}
