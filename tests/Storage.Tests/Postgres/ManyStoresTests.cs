using DistrictCoaching.Storage.Postgres;
using DistrictCoaching.Storage.Tests.Contract;
using Npgsql;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>Several processes on one database, and connections that break.</summary>
public sealed class ManyStoresTests(PostgresFixture fixture) : IAsyncLifetime
{
    private readonly PostgresStores stores = new(fixture);
    private PostgresStore one = null!;
    private PostgresStore two = null!;

    public async ValueTask InitializeAsync()
    {
        await stores.Migrate();
        (one, two) = (await stores.OpenStore(), await stores.OpenStore());
    }

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await two.DisposeAsync();
    }

    [Fact]
    public async Task Of_two_stores_that_race_for_a_version_one_wins_every_time()
    {
        var stream = Given.Stream();
        for (var version = 0; version < 100; version++)
        {
            var outcomes = await Task.WhenAll(one.Append(Given.Change(stream, version, Given.Event("one"))), two.Append(Given.Change(stream, version, Given.Event("two"))));
            Assert.Equal([Outcome.Appended, Outcome.Moved], outcomes.Order());
        }

        var past = await one.Read(stream);
        Assert.Equal(100, past.Count);
        Assert.Null(Chain.FirstBroken(stream, past));
    }

    [Fact]
    public async Task Guards_in_opposite_orders_let_both_stores_go_on_and_never_both_pass_what_excludes_each_other()
    {
        var (left, right) = (Given.Stream(), Given.Stream());
        for (var round = 0; round < 5; round++)
        {
            var (l, r) = ((await one.Read(left)).Count, (await one.Read(right)).Count);
            var outcomes = await Task.WhenAll(
                one.Append(Given.Change(left, l, Given.Event()) with { Guards = [new(right, r)] }),
                two.Append(Given.Change(right, r, Given.Event()) with { Guards = [new(left, l)] }));
            Assert.Equal([Outcome.Appended, Outcome.Moved], outcomes.Order());
        }
    }

    [Fact]
    public async Task Groups_over_the_same_streams_in_opposite_orders_all_end()
    {
        var streams = Enumerable.Range(0, 40).Select(_ => Given.Stream()).ToList();
        var forth = streams.Select(stream => one.Append(Given.Change(stream, 0, Given.Event())));
        var back = Enumerable.Reverse(streams).Select(stream => two.Append(Given.Change(stream, 0, Given.Event())));
        var outcomes = await Task.WhenAll(forth.Concat(back));
        Assert.Equal(40, outcomes.Count(outcome => outcome == Outcome.Appended));
        Assert.Equal(40, outcomes.Count(outcome => outcome == Outcome.Moved));
    }

    [Fact]
    public async Task A_connection_that_broke_while_idle_is_replaced_without_anyone_noticing()
    {
        var stream = Given.Stream();
        Assert.Equal(Outcome.Appended, await one.Append(Given.Change(stream, 0, Given.Event())));
        await stores.Cut();
        Assert.Equal(Outcome.Appended, await one.Append(Given.Change(stream, 1, Given.Event())));
    }

    [Fact]
    public async Task A_connection_killed_in_mid_commit_leaves_an_unknown_outcome_and_the_next_reading_sees_the_truth()
    {
        var stream = Given.Stream();
        Assert.Equal(Outcome.Appended, await one.Append(Given.Change(stream, 0, Given.Event())));
        var change = Given.Change(stream, 1, Given.Event());

        // A transaction of ours holds the projection, so that the group stands between its two round trips' writes and the commit.
        await using var holder = new NpgsqlConnection(stores.Owner);
        await holder.OpenAsync();
        await holder.Run("begin; lock table events in exclusive mode");
        var append = one.Append(change);
        await UntilWaiting();
        await stores.Cut();
        await Assert.ThrowsAsync<IOException>(() => append);
        await holder.Run("rollback");
        var past = await one.Read(stream);
        Assert.Single(past);
        Assert.Equal(Outcome.Appended, await one.Append(change));
        Assert.Equal(Outcome.Repeated, await one.Append(change));
    }

    [Fact]
    public async Task A_reading_in_doubt_waits_for_whoever_still_writes_the_head()
    {
        var stream = Given.Stream();
        Assert.Equal(Outcome.Appended, await one.Append(Given.Change(stream, 0, Given.Event())));
        await using var dying = new NpgsqlConnection(stores.Owner);
        await dying.OpenAsync();
        await dying.Run($"begin; update heads set version = version where stream = '{stream.Id}'");
        await using var source = PostgresStore.Source(stores.Writer);
        var reading = Queries.ReadLocked(source, stream, 0, default);
        await UntilWaiting();
        Assert.False(reading.IsCompleted);
        await dying.Run("commit");
        Assert.Single(await reading);
        var begun = Given.Stream();
        Assert.Empty(await Queries.ReadLocked(source, begun, 0, default));
        Assert.Equal(Outcome.Appended, await two.Append(Given.Change(begun, 0, Given.Event())));
    }

    [Fact]
    public async Task Migrations_at_the_same_moment_and_again_change_nothing()
    {
        Assert.Equal(Outcome.Appended, await one.Append(Given.Change(Given.Stream(), 0, Given.Event())));
        const string Objects = "select count(*) + (select count(*) from pg_policies) + (select count(*) from pg_trigger) from pg_class";
        var before = await stores.Behind(Objects);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => stores.Migrate()));
        Assert.Equal(before, await stores.Behind(Objects));
        Assert.Equal(1, await stores.Behind("select count(*) from events"));
    }

    [Fact]
    public async Task A_database_that_was_not_migrated_or_is_not_there_is_refused()
    {
        var server = await fixture.Server();
        var name = await server.NewDatabase();
        var open = (string writer) => PostgresStore.Open(writer, server.Connection(name, name + "_reader"), [Given.Lines], stores.Time, compares: false);
        Assert.Equal("NOT_MIGRATED", (await Assert.ThrowsAsync<StorageException>(() => open(server.Connection(name, name + "_writer")))).Code);
        Assert.Equal("DATABASE_UNREACHABLE", (await Assert.ThrowsAsync<StorageException>(() => open(server.Connection("none", name + "_writer")))).Code);
    }

    [Fact]
    public async Task A_database_of_the_release_before_is_refused_until_it_is_migrated()
    {
        Assert.Equal(Outcome.Appended, await one.Append(Given.Change(Given.Stream(), 0, Given.Event())));
        await stores.Behind("drop table snapshots, levels, event_types");
        Assert.Equal("NOT_MIGRATED", (await Assert.ThrowsAsync<StorageException>(stores.OpenStore)).Code);
        await stores.Migrate();
        await (await stores.OpenStore()).DisposeAsync();
        Assert.Equal(1, await stores.Behind("select count(*) from events"));
    }

    /// <summary>Until a connection of the stores waits for a lock; asks the server each time, so no clock is needed.</summary>
    private async Task UntilWaiting()
    {
        while (await stores.Behind($"select count(*) from pg_stat_activity where usename = '{stores.Name}_writer' and wait_event_type = 'Lock'") == 0)
        {
        }
    }
}
