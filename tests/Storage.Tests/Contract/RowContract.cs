namespace DistrictCoaching.Storage.Tests.Contract;

public abstract class RowContract(Stores stores) : StoreContract(stores)
{
    private const string Page = "select size, line from lines where tenant = $1 and (size, line) > ($2, $3) order by size, line limit 7";

    [Fact]
    public async Task Every_type_of_value_is_read_back_as_it_was_written()
    {
        var stream = Given.Stream();
        var (line, place, day, at) = (Guid.NewGuid(), Guid.NewGuid(), new DateOnly(2026, 2, 28), Stores.Clock.GetUtcNow().AddTicks(10));
        await Write(stream, 0, new RowChange(Given.Lines, [line], [long.MaxValue, day, true, "wörd", new byte[] { 1, 0, 2 }, at, place]));
        var row = Assert.Single(await Store.Database.Query(
            stream.District,
            "select tenant, stream, line, size, day, yes, word, bits, at, place from lines where tenant = $1 and day >= $2 and yes = $3 and word = $4 and bits = $5 and at = $6 and place = $7 and size = $8",
            row => (row.Id(0), row.Id(1), row.Id(2), row.Number(3), row.Day(4), row.Yes(5), row.Text(6), Convert.ToHexString(row.Bytes(7)), row.Time(8), row.Id(9)),
            [day, true, "wörd", new byte[] { 1, 0, 2 }, at, place, long.MaxValue]));
        Assert.Equal((stream.District.Value, stream.Id, line, long.MaxValue, day, true, "wörd", "010002", at, place), row);
    }

    [Fact]
    public async Task A_missing_value_is_null_and_empty_ones_are_not()
    {
        var stream = Given.Stream();
        await Write(stream, 0, new RowChange(Given.Lines, [Guid.NewGuid()], [1, null, null, "", Array.Empty<byte>(), null, null]));
        var row = Assert.Single(await Store.Database.Query(
            stream.District,
            "select day, yes, word, bits, at, place from lines where tenant = $1",
            row => (Enumerable.Range(0, 6).Select(row.IsNull).ToArray(), row.Text(2), row.Bytes(3).Length),
            []));
        Assert.Equal([true, true, false, false, true, true], row.Item1);
        Assert.Equal(("", 0), (row.Item2, row.Item3));
    }

    [Fact]
    public async Task The_last_word_on_a_row_counts()
    {
        var stream = Given.Stream();
        var (one, two, three) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await Write(stream, 0, Given.Line(one, 1), Given.Line(one, 2), Given.Line(two, 3), Given.NoLine(two), Given.NoLine(three), Given.Line(three, 4));
        Assert.Equal([2, 4], await Store.Sizes(stream.District));
        await Write(stream, 1, Given.Line(two, 5), Given.Line(three, 6), Given.NoLine(one));
        Assert.Equal([5, 6], await Store.Sizes(stream.District));
    }

    [Fact]
    public async Task A_row_belongs_to_its_stream()
    {
        var stream = Given.Stream();
        var other = Given.Stream(stream.District);
        var line = Guid.NewGuid();
        await Write(stream, 0, Given.Line(line, 1));
        await Write(other, 0, Given.Line(line, 2));
        await Write(other, 1, Given.NoLine(line));
        Assert.Equal([1], await Store.Sizes(stream.District));
        Assert.Empty(await Store.Sizes(Given.District()));
    }

    [Fact]
    public async Task A_table_of_nothing_but_a_key_is_written_and_deleted()
    {
        var stream = Given.Stream();
        var day = new DateOnly(2026, 9, 1);
        await Write(stream, 0, new RowChange(Given.Marks, [day, "a"], []), new(Given.Marks, [day, "a"], []), new(Given.Marks, [day, "b"], []), new(Given.Marks, [day, "b"], null));
        Assert.Equal(["a"], await Store.Database.Query(stream.District, "select mark from marks where tenant = $1", row => row.Text(0), []));
    }

    [Fact]
    public async Task Rows_are_found_by_a_list_of_ids()
    {
        var stream = Given.Stream();
        var ids = Enumerable.Range(0, 9).Select(_ => Guid.NewGuid()).ToList();
        await Write(stream, 0, [.. ids.Select((id, i) => Given.Line(id, i))]);
        Task<IReadOnlyList<long>> Of(params Guid[] some) =>
            Store.Database.Query(stream.District, $"select size from lines where tenant = $1 and {Store.Database.Any("line", 2)} order by size", row => row.Number(0), [some]);
        Assert.Equal([2, 5], await Of(ids[5], ids[2], Guid.NewGuid()));
        Assert.Empty(await Of());
    }

    [Fact]
    public async Task A_query_that_is_not_led_by_the_district_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Database.Query(Given.District(), "select size from lines", row => row.Number(0), []));

    [Fact]
    public async Task Rows_that_do_not_fit_are_refused_before_anything_is_written()
    {
        var change = Given.Change(Given.Stream(), 0, Given.Event());
        var unknown = new Table("strange", [new("id", ColumnType.Id)], [], []);
        foreach (var row in new RowChange[] { new(unknown, [Guid.NewGuid()], []), new(Given.Lines, ["text"], null), new(Given.Lines, [Guid.NewGuid()], [1L]), Given.Line(Guid.NewGuid(), 1) with { Values = [null, null, null, null, null, null, null] } })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.Journal.Append(change with { Rows = [row] }));
        }

        await Assert.ThrowsAsync<ArgumentException>(() => Store.Journal.Append(change with { Events = [], Rows = [Given.Line(Guid.NewGuid(), 1)] }));
        Assert.Empty(await Store.Journal.Read(change.Stream));
    }

    [Fact]
    public async Task Pages_hold_every_row_that_stayed_exactly_once_while_others_come_and_go()
    {
        var stream = Given.Stream();
        var stay = Enumerable.Range(0, 60).Select(i => (Size: (long)(i / 4 * 10), Line: Guid.NewGuid())).ToList();
        await Write(stream, 0, [.. stay.Select(one => Given.Line(one.Line, one.Size))]);
        var seen = new List<(long Size, Guid Line)>();
        for (var version = 1; ; version++)
        {
            await Write(stream, version, Given.Line(Guid.NewGuid(), (version * 37 % 150) + 1), Given.NoLine(Guid.NewGuid()));
            var (size, line) = seen.Count == 0 ? (-1, Guid.Empty) : seen[^1];
            var page = await Store.Database.Query(stream.District, Page, row => (row.Number(0), row.Id(1)), [size, line]);
            seen.AddRange(page);
            if (page.Count < 7)
            {
                break;
            }
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(seen.OrderBy(one => one.Size).ThenBy(one => one.Line.ToString("N"), StringComparer.Ordinal), seen);
        Assert.Equal(stay.Order(), seen.Intersect(stay).Order());
    }

    private async Task Write(StreamKey stream, long expected, params RowChange[] rows) =>
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(Given.Change(stream, expected, Given.Event()) with { Rows = rows }));
}
