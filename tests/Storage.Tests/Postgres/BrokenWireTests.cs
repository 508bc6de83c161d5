using DistrictCoaching.Storage.Postgres;
using DistrictCoaching.Storage.Tests.Contract;
using Npgsql;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>A connection may break between any two bytes: an append is then there whole or not at all, and asking again ends well.</summary>
public sealed class BrokenWireTests(PostgresFixture fixture) : IAsyncLifetime
{
    private readonly PostgresStores stores = new(fixture);
    private readonly StreamKey stream = Given.Stream();
    private Wire wire = null!;
    private PostgresStore store = null!;

    public async ValueTask InitializeAsync()
    {
        await stores.Migrate();
        wire = new(new NpgsqlConnectionStringBuilder(stores.Writer).Port);
        store = await PostgresStore.Open(Through(stores.Writer), stores.Reader, Given.Tables, stores.Time, writers: 1, compares: false);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await wire.DisposeAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Broken_after_any_byte_an_append_is_there_whole_or_not_at_all(bool server)
    {
        var (version, unknown, unbroken) = (0L, 0, 0);
        for (var bytes = 1; unbroken < 3; bytes += server ? 61 : 17)
        {
            var change = Given.Change(stream, version, Given.Event(), Given.Event()) with { Rows = [Given.Line(Guid.NewGuid(), version)] };
            wire.BreakAfter(bytes, server);
            var outcome = await Ended(store.Append(change));
            unbroken += wire.Broke ? 0 : 1;
            unknown += outcome is null ? 1 : 0;
            wire.BreakAfter(long.MaxValue, server);
            Assert.NotEqual(Outcome.Moved, outcome);

            var past = await store.Read(stream);
            Assert.Null(Chain.FirstBroken(stream, past));
            Assert.True(past.Count == version + 2 || (outcome is null && past.Count == version));
            Assert.Equal(past.Count > version ? Outcome.Repeated : Outcome.Appended, await store.Append(change));
            Assert.Equal(version + 2, await store.VersionAfter(stream, change.Operation.Id));
            version += 2;
            Assert.Equal(version / 2, await stores.Behind("select count(*) from lines"));
        }

        Assert.True(unknown > 0, "Some breaks must fall into a commit for this to show anything.");
        Assert.Equal(version, (await store.Read(stream)).Count);
    }

    [Fact]
    public async Task An_acknowledgement_that_is_lost_leaves_an_unknown_outcome_and_what_was_written_is_found()
    {
        Assert.Equal(Outcome.Appended, await store.Append(Given.Change(stream, 0, Given.Event())));
        var change = Given.Change(stream, 1, Given.Event());
        await using var holder = new NpgsqlConnection(stores.Owner);
        await holder.OpenAsync();
        await holder.Run("begin; lock table events in exclusive mode");
        var append = store.Append(change);
        while (await stores.Behind($"select count(*) from pg_stat_activity where usename = '{stores.Name}_writer' and wait_event_type = 'Lock'") == 0)
        {
        }

        wire.Swallows = true;
        await holder.Run("rollback");
        while (await stores.Behind("select count(*) from events") < 2)
        {
        }

        wire.Break();
        await Assert.ThrowsAsync<IOException>(() => append);
        Assert.Equal(2, (await store.Resume(stream)).Past.Count);
        Assert.Equal(Outcome.Repeated, await store.Append(change));
        Assert.Equal(2, await store.VersionAfter(stream, change.Operation.Id));
    }

    [Fact(Timeout = 60_000)]    // a writer that died leaves everybody waiting
    public async Task What_a_frozen_process_held_another_gets_and_once_thawed_it_goes_on()
    {
        await using var other = await PostgresStore.Open(stores.Writer, stores.Reader, Given.Tables, stores.Time, writers: 1, compares: false);
        Assert.Equal(Outcome.Appended, await store.Append(Given.Change(stream, 0, Given.Event())));
        wire.Freeze();
        var lost = Given.Change(stream, 1, Given.Event("of the frozen"));
        var append = store.Append(lost);
        while (await stores.Behind("select count(*) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'") == 0)
        {
        }

        Assert.Equal(Outcome.Appended, await other.Append(Given.Change(stream, 1, Given.Event("withdrawn"))).WaitAsync(TestContext.Current.CancellationToken));
        wire.Thaw();
        Assert.True(StoreOutage.Is(await Assert.ThrowsAnyAsync<Exception>(() => append.WaitAsync(TestContext.Current.CancellationToken))));
        Assert.Equal(Outcome.Moved, await store.Append(lost));
        Assert.Equal(Outcome.Appended, await store.Append(Given.Change(stream, 2, Given.Event())));
        Assert.Equal(3, (await other.Read(stream)).Count);
    }

    [Fact]
    public async Task A_head_read_whose_answer_is_lost_is_asked_again()
    {
        Assert.Equal(Outcome.Appended, await store.Append(Given.Change(stream, 0, Given.Event())));
        Assert.Equal(Outcome.Appended, await store.Append(Given.Change(stream, 1)));
        wire.BreakAfter(10, server: false);
        Assert.Equal(Outcome.Appended, await store.Append(Given.Change(stream, 1)));    // it changes nothing, so it may be asked twice
        wire.BreakAfter(10, server: false);
        Assert.Equal(Outcome.Moved, await store.Append(Given.Change(stream, 0)));
    }

    [Fact]
    public async Task Reading_goes_on_where_every_pooled_line_is_broken()
    {
        Assert.Equal(Outcome.Appended, await store.Append(Given.Change(stream, 0, Given.Event())));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => store.Read(stream)));
        wire.Break();
        Assert.Single(await store.Read(stream));
    }

    private static async Task<Outcome?> Ended(Task<Outcome> append)
    {
        try
        {
            return await append;
        }
        catch (Exception e) when (e is IOException or NpgsqlException)
        {
            return null;
        }
    }

    private string Through(string connection) => new NpgsqlConnectionStringBuilder(connection) { Port = wire.Port }.ConnectionString;
}
