namespace DistrictCoaching.Storage.Tests.Contract;

public abstract class JournalContract(Stores stores) : StoreContract(stores)
{
    [Fact]
    public async Task What_was_appended_is_read_back_in_order()
    {
        var stream = Given.Stream();
        var actor = Guid.NewGuid();
        var change = Given.Change(stream, 0, Given.Event("one"), Given.Event("two"));
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(change with { Operation = change.Operation with { Actor = actor } }));
        await Store.Append(stream, 2, Given.Event("three"));
        var past = await Store.Journal.Read(stream);
        Assert.Equal(["one", "two", "three"], past.Select(one => one.Text()));
        Assert.Equal([1L, 2, 3], past.Select(one => one.Version));
        Assert.Equal(actor, past[0].Actor);
        Assert.Equal("test.happened/1", past[0].Type);
        Assert.Equal(Stores.Clock.GetUtcNow(), past[0].Time);
        Assert.Equal(["three"], (await Store.Journal.Read(stream, after: 2)).Select(one => one.Text()));
    }

    [Fact]
    public async Task An_unknown_stream_is_empty() => Assert.Empty(await Store.Journal.Read(Given.Stream()));

    [Fact]
    public async Task Streams_that_differ_only_in_district_kind_or_id_are_apart()
    {
        var stream = Given.Stream();
        await Store.Append(stream, 0, Given.Event());
        Assert.Empty(await Store.Journal.Read(stream with { District = Given.District() }));
        Assert.Empty(await Store.Journal.Read(stream with { Kind = StreamKind.Coach }));
        Assert.Empty(await Store.Journal.Read(stream with { Id = Guid.NewGuid() }));
    }

    [Theory, InlineData(0), InlineData(2), InlineData(-1)]
    public async Task An_append_to_another_version_than_the_head_is_Moved_and_writes_nothing(long expected)
    {
        var stream = Given.Stream();
        await Store.Append(stream, 0, Given.Event());
        var change = Given.Change(stream, expected, Given.Event()) with { Rows = [Given.Line(Guid.NewGuid(), 1)] };
        Assert.Equal(Outcome.Moved, await Store.Journal.Append(change));
        Assert.Single(await Store.Journal.Read(stream));
        Assert.Empty(await Store.Sizes(stream.District));
    }

    [Fact]
    public async Task An_append_whose_versions_are_taken_in_part_writes_none_of_them()
    {
        var stream = Given.Stream();
        await Store.Append(stream, 0, Given.Event("one"), Given.Event("two"));
        var late = Given.Change(stream, 1, Given.Event("late"), Given.Event("later"), Given.Event("last")) with { Rows = [Given.Line(Guid.NewGuid(), 1)] };
        Assert.Equal(Outcome.Moved, await Store.Journal.Append(late));
        Assert.Equal(["one", "two"], (await Store.Journal.Read(stream)).Select(past => past.Text()));
        Assert.Empty(await Store.Sizes(stream.District));
        Assert.Null(await Store.Journal.VersionAfter(stream, late.Operation.Id));
    }

    /// <summary>Each appends two events where one is expected: whichever comes first leaves nothing for the other to fit in.</summary>
    [Fact]
    public async Task Of_racing_appends_that_overlap_one_is_there_whole()
    {
        var stream = Given.Stream();
        for (var version = 0; version < 40; version += 2)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => Store.Journal.Append(Given.Change(stream, version, Given.Event($"{i}"), Given.Event($"{i}"))))));
            Assert.Single(outcomes, Outcome.Appended);
        }

        var past = await Store.Journal.Read(stream);
        Assert.Equal(40, past.Count);
        Assert.All(past.Chunk(2), pair => Assert.Equal(pair[0].Text(), pair[1].Text()));
    }

    [Fact]
    public async Task Of_racing_appends_one_wins()
    {
        var stream = Given.Stream();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Store.Journal.Append(Given.Change(stream, 0, Given.Event($"{i}"))))));
        Assert.Single(outcomes, Outcome.Appended);
        Assert.Equal(19, outcomes.Count(outcome => outcome == Outcome.Moved));
        Assert.Single(await Store.Journal.Read(stream));
    }

    [Fact]
    public async Task A_guard_that_stands_lets_through_and_one_that_moved_does_not()
    {
        var stream = Given.Stream();
        var guarded = Given.Stream(stream.District, StreamKind.District);
        await Store.Append(guarded, 0, Given.Event());
        Change Guarded(long expected, long version) => Given.Change(stream, expected, Given.Event()) with { Guards = [new(guarded, version)] };
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(Guarded(0, 1)));
        Assert.Equal(Outcome.Moved, await Store.Journal.Append(Guarded(1, 0)));
        await Store.Append(guarded, 1, Given.Event());
        Assert.Equal(Outcome.Moved, await Store.Journal.Append(Guarded(1, 1)));
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(Guarded(1, 2)));
        Assert.Equal(2, (await Store.Journal.Read(stream)).Count);
    }

    [Fact]
    public async Task A_guard_at_version_0_holds_until_the_stream_begins()
    {
        var stream = Given.Stream();
        var guarded = Given.Stream(stream.District, StreamKind.Coach);
        Change Guarded(long expected) => Given.Change(stream, expected, Given.Event()) with { Guards = [new(guarded, 0)] };
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(Guarded(0)));
        await Store.Append(guarded, 0, Given.Event());
        Assert.Equal(Outcome.Moved, await Store.Journal.Append(Guarded(1)));
    }

    [Fact]
    public async Task A_change_without_events_reads_heads_and_writes_nothing()
    {
        var stream = Given.Stream();
        var guarded = Given.Stream(stream.District);
        await Store.Append(stream, 0, Given.Event());
        var look = Given.Change(stream, 1);
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(look));
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(look));
        Assert.Equal(Outcome.Moved, await Store.Journal.Append(look with { Expected = 0 }));
        Assert.Equal(Outcome.Moved, await Store.Journal.Append(look with { Guards = [new(guarded, 1)] }));
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(look with { Guards = [new(guarded, 0)] }));
        Assert.Single(await Store.Journal.Read(stream));
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(Given.Change(guarded, 0, Given.Event())));
    }

    [Fact]
    public async Task Event_time_never_goes_back_within_a_stream()
    {
        var stream = Given.Stream();
        await Store.Append(stream, 0, Given.Event());
        var first = Stores.Clock.GetUtcNow();
        await Reopen();
        Stores.Time.Back = TimeSpan.FromMinutes(5);
        await Store.Append(stream, 1, Given.Event());
        Assert.Equal([first, first], (await Store.Journal.Read(stream)).Select(one => one.Time));
    }

    [Fact]
    public async Task Ten_thousand_events_of_one_stream_are_read_back_in_order()
    {
        var stream = Given.Stream();
        for (var version = 0; version < 10_000; version += 100)
        {
            await Store.Append(stream, version, [.. Enumerable.Range(version + 1, 100).Select(i => Given.Event($"{i}"))]);
        }

        var past = await Store.Journal.Read(stream);
        Assert.Equal(Enumerable.Range(1, 10_000).Select(i => $"{i}"), past.Select(one => one.Text()));
        Assert.Null(Chain.FirstBroken(stream, past));
        Assert.Equal(["9999", "10000"], (await Store.Journal.Read(stream, after: 9_998)).Select(one => one.Text()));
    }
}
