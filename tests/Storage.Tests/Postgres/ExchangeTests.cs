using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>A store tells when the database behind its address may be another one.</summary>
public sealed class ExchangeTests(PostgresFixture fixture)
{
    [Fact]
    public async Task Another_database_in_its_place_is_told_with_the_first_answer_out_of_it_and_a_new_connection_alone_is_not()
    {
        await using var stores = new PostgresStores(fixture);
        await using var store = await stores.Open();
        var stream = Given.Stream();
        await store.Append(stream, 0, Given.Event());
        var copy = await stores.Copy();
        await store.Append(stream, 1, Given.Event());    // over a connection made anew, since all were cut
        Assert.Equal(0, store.Server.ServerChanges);
        await stores.Exchange(copy);
        Assert.Single(await store.Journal.Read(stream));
        Assert.Equal(1, store.Server.ServerChanges);
        Assert.Equal(Outcome.Moved, await store.Journal.Append(Given.Change(stream, 2, Given.Event())));    // a writer's silent second try
        Assert.Equal(1, store.Server.ServerChanges);
    }
    [Fact]
    public async Task So_is_one_behind_the_lists()
    {
        const string Lists = "select 1 from live_days where tenant = $1";
        await using var stores = new PostgresStores(fixture) { Tables = Tables.All };
        await using var store = await stores.Open();
        var district = Given.District();
        Assert.Empty(await store.Database.Query(district, Lists, row => row.Number(0), []));
        await stores.Exchange(await stores.Copy());
        Assert.Equal(0, store.Server.ServerChanges);
        Assert.Empty(await store.Database.Query(district, Lists, row => row.Number(0), []));
        Assert.Equal(1, store.Server.ServerChanges);
    }
}
