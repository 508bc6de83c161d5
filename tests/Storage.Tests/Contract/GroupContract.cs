namespace DistrictCoaching.Storage.Tests.Contract;

public abstract class GroupContract(Stores stores) : StoreContract(stores)
{
    [Fact]
    public async Task Appends_of_many_districts_at_once_all_stand()
    {
        var streams = Enumerable.Range(0, 50).Select(_ => Given.District()).SelectMany(district => Enumerable.Range(0, 10).Select(_ => Given.Stream(district))).ToList();
        await Together(streams.Select((stream, i) => Given.Change(stream, 0, Given.Event($"{i}")) with { Rows = [Given.Line(Guid.NewGuid(), i)] }), Outcome.Appended);
        for (var i = 0; i < streams.Count; i++)
        {
            var past = Assert.Single(await Store.Journal.Read(streams[i]));
            Assert.Equal($"{i}", past.Text());
            Assert.Null(Chain.FirstBroken(streams[i], [past]));
        }

        foreach (var district in streams.Select((stream, i) => (stream.District, i)).GroupBy(one => one.District, one => (long)one.i))
        {
            Assert.Equal(district.Order(), await Store.Sizes(district.Key));
        }
    }

    [Fact]
    public async Task Appends_to_one_stream_at_once_keep_their_order()
    {
        var stream = Given.Stream();
        await Together(Enumerable.Range(0, 300).Select(i => Given.Change(stream, i, Given.Event($"{i}"))), Outcome.Appended);
        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{i}"), (await Store.Journal.Read(stream)).Select(one => one.Text()));
    }

    [Fact]
    public async Task One_poisoned_append_among_many_fails_alone()
    {
        var district = Given.District();
        var changes = Enumerable.Range(0, 100)
            .Select(i => Given.Change(Given.Stream(district), 0, Given.Event()) with { Rows = [Given.Line(Guid.NewGuid(), i, word: i is 40 or 70 ? "same" : $"{i}")] }).ToList();
        var appends = changes.Select(change => Store.Journal.Append(change)).ToList();
        var failed = new List<int>();
        for (var i = 0; i < appends.Count; i++)
        {
            if (await Record.ExceptionAsync(() => appends[i]) is not null)
            {
                failed.Add(i);
            }
        }

        var poisoned = Assert.Single(failed);
        Assert.True(poisoned is 40 or 70);
        Assert.Empty(await Store.Journal.Read(changes[poisoned].Stream));
        Assert.Equal(Enumerable.Range(0, 100).Where(i => i != poisoned).Select(i => (long)i), await Store.Sizes(district));
        Assert.Equal(99, await Stores.Behind("select count(*) from operations"));
    }

    [Fact]
    public async Task The_writer_goes_on_after_a_poisoned_append()
    {
        var stream = Given.Stream();
        await Store.Append(stream, 0, Given.Event());
        var line = Given.Change(stream, 1, Given.Event()) with { Rows = [Given.Line(Guid.NewGuid(), 1, "word"), Given.Line(Guid.NewGuid(), 2, "word")] };
        Assert.NotNull(await Record.ExceptionAsync(() => Store.Journal.Append(line)));
        await Store.Append(stream, 1, Given.Event());
        Assert.Equal(2, (await Store.Journal.Read(stream)).Count);
    }

    [Fact]
    public async Task An_append_is_never_seen_in_part()
    {
        var stream = Given.Stream();
        var ids = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray();
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            var seen = new HashSet<(long, long)>();
            while (!stop.IsCancellationRequested)
            {
                var sizes = await Store.Sizes(stream.District);
                seen.Add((sizes.Count, sizes.Distinct().Count()));
                seen.Add((((await Store.Journal.Read(stream)).Count % 5) + 5, 1));
            }

            return seen;
        });
        for (var i = 0; i < 200; i++)
        {
            var change = Given.Change(stream, i * 5, [.. Enumerable.Repeat(Given.Event(), 5)]) with { Rows = [.. ids.Select(id => Given.Line(id, i))] };
            Assert.Equal(Outcome.Appended, await Store.Journal.Append(change));
        }

        await stop.CancelAsync();
        Assert.Subset(new HashSet<(long, long)> { (0, 0), (5, 1) }, await reading);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_crash_and_the_rest_is_there_whole_or_not_at_all()
    {
        var streams = Enumerable.Range(0, 200).Select(_ => Given.Stream()).ToList();
        var acknowledged = streams.Take(100).ToList();
        await Together(acknowledged.Select(stream => Given.Change(stream, 0, Given.Event(), Given.Event())), Outcome.Appended);
        var late = streams.Skip(100).Select(stream => Store.Journal.Append(Given.Change(stream, 0, Given.Event(), Given.Event()))).ToList();
        await using var after = await Stores.OpenAfterCrash();
        foreach (var append in late)
        {
            await Record.ExceptionAsync(() => append);
        }

        foreach (var stream in streams)
        {
            var past = await after.Journal.Read(stream);
            Assert.True(past.Count == 2 || (past.Count == 0 && !acknowledged.Contains(stream)));
            Assert.Null(Chain.FirstBroken(stream, past));
            Assert.Equal(Outcome.Appended, await after.Journal.Append(Given.Change(stream, past.Count, Given.Event())));
        }
    }

    [Fact]
    public async Task What_waits_when_the_store_closes_is_written()
    {
        var streams = Enumerable.Range(0, 500).Select(_ => Given.Stream()).ToList();
        var appends = streams.Select(stream => Store.Journal.Append(Given.Change(stream, 0, Given.Event()))).ToList();
        await Reopen();
        Assert.All(await Task.WhenAll(appends), outcome => Assert.Equal(Outcome.Appended, outcome));
        Assert.Equal(500, await Stores.Behind("select count(*) from events"));
    }

    private async Task Together(IEnumerable<Change> changes, Outcome expected) =>
        Assert.All(await Task.WhenAll(changes.Select(change => Store.Journal.Append(change))), outcome => Assert.Equal(expected, outcome));
}
