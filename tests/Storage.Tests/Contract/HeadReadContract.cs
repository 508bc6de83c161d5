namespace DistrictCoaching.Storage.Tests.Contract;

/// <summary>Reading heads, alone and many at once, from whatever the store remembers.</summary>
public abstract class HeadReadContract(Stores stores) : StoreContract(stores)
{
    private static readonly Operation None = new(Guid.Empty, Guid.Empty, default);

    [Fact]
    public async Task Many_at_once_are_each_answered_by_their_own_heads()
    {
        var streams = Enumerable.Range(0, 60).Select(_ => Given.Stream()).ToList();
        await Task.WhenAll(streams.Select((stream, i) => Store.Append(stream, 0, [.. Enumerable.Repeat(Given.Event(), (i % 3) + 1)])));
        for (var round = 0; round < 3; round++)
        {
            var reads = streams.SelectMany((stream, i) => Enumerable.Range(0, 5).Select(async expected => (Right: expected == (i % 3) + 1, Outcome: await Read(stream, expected)))).ToList();
            Assert.All(await Task.WhenAll(reads), read => Assert.Equal(read.Right ? Outcome.Appended : Outcome.Moved, read.Outcome));
        }
    }

    [Fact]
    public async Task Each_sees_what_was_acknowledged_before_it_was_asked()
    {
        var stream = Given.Stream();
        var guarded = Given.Stream(stream.District);
        await Store.Append(guarded, 0, Given.Event());
        for (var version = 0; version < 50; version++)
        {
            await Store.Append(stream, version, Given.Event());
            Assert.Equal((Outcome.Moved, Outcome.Appended), (await Read(stream, version, new Guard(guarded, version + 1)), await Read(stream, version + 1, new Guard(guarded, version + 1))));
            await Store.Append(guarded, version + 1, Given.Event());
            Assert.Equal((Outcome.Moved, Outcome.Appended), (await Read(stream, version + 1, new Guard(guarded, version + 1)), await Read(stream, version + 1, new Guard(guarded, version + 2))));
        }
    }

    [Fact]
    public async Task While_others_write_no_head_stands_where_it_no_longer_does()
    {
        var stream = Given.Stream();
        await Store.Append(stream, 0, Given.Event());
        var acknowledged = 1L;
        var writing = Task.Run(async () =>
        {
            for (var version = 1; version < 200; version++)
            {
                await Store.Append(stream, version, Given.Event());
                Volatile.Write(ref acknowledged, version + 1);
            }
        });
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
            {
                var known = Volatile.Read(ref acknowledged);
                Assert.Equal(Outcome.Moved, await Read(stream, known - 1));
            }
        }));
        await Task.WhenAll([writing, .. readers]);
        Assert.Equal(Outcome.Appended, await Read(stream, 200));
    }

    [Fact]
    public async Task A_failed_append_leaves_its_head_where_it_was()
    {
        var stream = Given.Stream();
        await Store.Append(stream, 0, Given.Event());
        var poison = Given.Change(stream, 1, Given.Event()) with { Rows = [Given.Line(Guid.NewGuid(), 1, "word"), Given.Line(Guid.NewGuid(), 2, "word")] };
        Assert.NotNull(await Record.ExceptionAsync(() => Store.Journal.Append(poison)));
        Assert.Equal((Outcome.Appended, Outcome.Moved), (await Read(stream, 1), await Read(stream, 2)));
    }

    [Fact]
    public async Task Nobody_can_take_the_name_of_no_operation()
    {
        var stream = Given.Stream();
        var taken = Given.Change(stream, 0, Given.Event());
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(taken with { Operation = taken.Operation with { Id = Guid.Empty } }));
        await Reopen();
        Assert.Equal((Outcome.Moved, Outcome.Appended), (await Read(stream, 0), await Read(stream, 1)));
    }

    private Task<Outcome> Read(StreamKey stream, long expected, params Guard[] guards) => Store.Journal.Append(new(stream, expected, None, [], guards, [], []));
}
