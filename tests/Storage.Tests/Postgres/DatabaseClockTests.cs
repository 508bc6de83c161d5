using DistrictCoaching.Storage.Postgres;
using DistrictCoaching.Storage.Tests.Contract;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>A silo whose machine goes wrong goes by the database's clock.</summary>
public sealed class DatabaseClockTests(PostgresFixture fixture)
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory, InlineData(3), InlineData(3_600), InlineData(-3_600), InlineData(-3)]
    public void Beyond_two_seconds_the_databases_time_counts(int ahead)
    {
        var clock = new DatabaseClock(new FakeTimeProvider(Noon.AddSeconds(ahead)), compares: true);
        clock.Observe(Noon, clock.Machine);
        Assert.Equal((Noon, TimeSpan.FromSeconds(-ahead)), (clock.Now, clock.Correction));
    }

    [Theory, InlineData(2), InlineData(-2), InlineData(0)]
    public void Up_to_two_seconds_nothing_is_corrected(int ahead)
    {
        var clock = new DatabaseClock(new FakeTimeProvider(Noon.AddSeconds(ahead)), compares: true);
        clock.Observe(Noon, clock.Machine);
        Assert.Equal(TimeSpan.Zero, clock.Correction);
    }

    [Fact]
    public void A_slow_answer_is_no_skew_and_takes_back_none()
    {
        var machine = new FakeTimeProvider(Noon);
        var clock = new DatabaseClock(machine, compares: true);
        machine.Advance(TimeSpan.FromSeconds(30));
        clock.Observe(Noon.AddSeconds(10), asked: Noon);
        Assert.Equal(TimeSpan.Zero, clock.Correction);
        clock.Observe(machine.GetUtcNow().AddHours(1), asked: machine.GetUtcNow());
        clock.Observe(machine.GetUtcNow().AddHours(1), asked: Noon);
        Assert.Equal(TimeSpan.FromHours(1), clock.Correction);
    }

    [Fact]
    public void A_machine_that_was_set_right_is_believed_again()
    {
        var clock = new DatabaseClock(new FakeTimeProvider(Noon), compares: true);
        clock.Observe(Noon.AddHours(1), Noon);
        clock.Observe(Noon, Noon);
        Assert.Equal((Noon, TimeSpan.Zero), (clock.Now, clock.Correction));
    }

    /// <summary>The first rule may be decided right after opening, so the clocks are compared before it.</summary>
    [Theory, InlineData(3_600), InlineData(-3_600)]
    public async Task A_store_knows_from_its_opening_how_wrong_its_machine_is(int ahead)
    {
        var stores = new PostgresStores(fixture);
        await stores.Migrate();
        var before = DateTimeOffset.UtcNow;
        await using var store = await Open(stores, new OffsetClock { Ahead = TimeSpan.FromSeconds(ahead) });
        Assert.InRange(store.Correction.TotalSeconds, -ahead - 300, -ahead + 300);
        var stream = Given.Stream();
        Assert.Equal(Outcome.Appended, await store.Append(Given.Change(stream, 0, Given.Event())));
        Assert.InRange(Assert.Single(await store.Read(stream)).Time, before.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_machine_that_goes_wrong_later_is_noticed_at_a_head_read_and_at_an_append(bool append)
    {
        var stores = new PostgresStores(fixture);
        await stores.Migrate();
        var machine = new OffsetClock();
        await using var store = await Open(stores, machine);
        Assert.Equal(TimeSpan.Zero, store.Correction);
        machine.Ahead = TimeSpan.FromHours(5);
        var stream = Given.Stream();
        Assert.Equal(Outcome.Appended, await store.Append(append ? Given.Change(stream, 0, Given.Event()) : Given.Change(stream, 0)));
        Assert.InRange(store.Correction.TotalHours, -5.1, -4.9);
        foreach (var past in await store.Read(stream))
        {
            Assert.InRange(past.Time, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
        }
    }

    [Fact]
    public async Task Event_time_never_goes_back_though_the_correction_does()
    {
        var stores = new PostgresStores(fixture);
        await stores.Migrate();
        var stream = Given.Stream();
        await using (var ahead = await PostgresStore.Open(stores.Writer, stores.Reader, Given.Tables, new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(1)), compares: false))
        {
            Assert.Equal(Outcome.Appended, await ahead.Append(Given.Change(stream, 0, Given.Event())));
        }

        await using var right = await Open(stores, TimeProvider.System);
        Assert.Equal(Outcome.Appended, await right.Append(Given.Change(stream, 1, Given.Event())));
        var past = await right.Read(stream);
        Assert.Equal(past[0].Time, past[1].Time);
    }

    private static Task<PostgresStore> Open(PostgresStores stores, TimeProvider machine) =>
        PostgresStore.Open(stores.Writer, stores.Reader, Given.Tables, machine);

    private sealed class OffsetClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
