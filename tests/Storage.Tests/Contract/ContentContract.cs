using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests.Contract;

public abstract class ContentContract(Stores stores) : StoreContract(stores)
{
    private readonly DistrictId district = Given.District();
    private readonly Guid owner = Guid.NewGuid();

    [Fact]
    public async Task Content_is_written_with_its_event_and_only_then()
    {
        var stream = Given.Stream(district);
        var (kept, lost) = (Item(1), Item(2));
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(Given.Change(stream, 0, Given.Event()) with { Contents = [kept] }));
        Assert.Equal(Outcome.Moved, await Store.Journal.Append(Given.Change(stream, 0, Given.Event()) with { Contents = [lost] }));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Journal.Append(Given.Change(stream, 1) with { Contents = [lost] }));
        var found = Assert.Single(await Find(kept, lost));
        Assert.Equal((owner, kept.Item, "01"), (found.Owner, found.Item, Convert.ToHexString(found.Sealed.Span)));
    }

    [Fact]
    public async Task Content_of_another_district_or_owner_is_not_found()
    {
        var item = await Written();
        Assert.Empty(await Store.Contents.Find(Given.District(), [(owner, item.Item)]));
        Assert.Empty(await Store.Contents.Find(district, [(Guid.NewGuid(), item.Item)]));
    }

    [Fact]
    public async Task An_item_taken_leaves_an_entry_in_the_owners_access_stream()
    {
        var (item, reader) = (await Written(), Guid.NewGuid());
        var (outcome, taken) = await Take(item.Item, reader);
        Assert.Equal((Outcome.Appended, item.Item, "01"), (outcome, taken?.Item, Convert.ToHexString(taken!.Sealed.Span)));
        await Take(item.Item, reader);
        var access = new StreamKey(district, StreamKind.Access, owner);
        var past = await Store.Journal.Read(access);
        Assert.Equal([reader, reader], past.Select(one => one.Actor));
        Assert.Equal(["read", "read"], past.Select(one => one.Text()));
        Assert.Null(Chain.FirstBroken(access, past));
    }

    [Fact]
    public async Task A_moved_guard_gives_nothing_and_logs_nothing()
    {
        var item = await Written();
        var guarded = Given.Stream(district);
        await Store.Append(guarded, 0, Given.Event());
        var (outcome, taken) = await Take(item.Item, Guid.NewGuid(), new Guard(guarded, 0));
        Assert.Equal((Outcome.Moved, null), (outcome, taken));
        Assert.Empty(await Store.Journal.Read(new(district, StreamKind.Access, owner)));
        Assert.Equal(Outcome.Appended, (await Take(item.Item, Guid.NewGuid(), new Guard(guarded, 1))).Outcome);
    }

    [Fact]
    public async Task Nothing_there_gives_null_and_logs_nothing()
    {
        Assert.Equal((Outcome.Appended, null), await Take(new(Guid.NewGuid()), Guid.NewGuid()));
        Assert.Empty(await Store.Journal.Read(new(district, StreamKind.Access, owner)));
    }

    [Fact]
    public async Task Many_readers_at_once_all_leave_their_entry()
    {
        var item = await Written();
        var readers = Enumerable.Range(0, 50).Select(_ => Guid.NewGuid()).ToList();
        Assert.All(await Task.WhenAll(readers.Select(reader => Take(item.Item, reader))), taken => Assert.NotNull(taken.Item));
        Assert.Equal(readers.Order(), (await Store.Journal.Read(new(district, StreamKind.Access, owner))).Select(one => one.Actor).Order());
    }

    [Fact]
    public async Task Deleting_takes_all_of_one_owner_and_nothing_of_others()
    {
        var (first, second) = (await Written(), await Written());
        var other = new SealedItem(Guid.NewGuid(), new(Guid.NewGuid()), new byte[] { 7 });
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(Given.Change(Given.Stream(district), 0, Given.Event()) with { Contents = [other] }));
        await Store.Contents.Delete(district, owner);
        Assert.Empty(await Find(first, second));
        Assert.Single(await Store.Contents.Find(district, [(other.Owner, other.Item)]));
        Assert.Null((await Take(first.Item, Guid.NewGuid())).Item);
    }

    [Fact]
    public async Task Content_written_again_replaces_what_was_there()
    {
        var item = await Written();
        var newer = item with { Sealed = new byte[] { 9 } };
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(Given.Change(Given.Stream(district), 0, Given.Event()) with { Contents = [item, newer] }));
        Assert.Equal("09", Convert.ToHexString(Assert.Single(await Find(item)).Sealed.Span));
    }

    [Fact]
    public async Task Texts_and_rows_of_a_district_are_removed_and_no_other_district_s_and_its_streams_stay()
    {
        var (mine, other) = (Given.Stream(district), Given.Stream());
        foreach (var stream in new[] { mine, other })
        {
            Assert.Equal(Outcome.Appended, await Store.Journal.Append(Given.Change(stream, 0, Given.Event()) with { Contents = [Item(1)], Rows = [Given.Line(Guid.NewGuid(), 7)] }));
        }

        await Store.Districts.Remove(district);
        await Store.Districts.Remove(district);
        Assert.Equal((0, 1), (await Store.Districts.Texts(district), await Store.Districts.Texts(other.District)));
        Assert.Empty(await Store.Sizes(district));
        Assert.Equal([7], await Store.Sizes(other.District));
        Assert.Single(await Store.Journal.Read(mine));
    }

    private SealedItem Item(byte content) => new(owner, new(Guid.NewGuid()), new[] { content });

    private async Task<SealedItem> Written()
    {
        var item = Item(1);
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(Given.Change(Given.Stream(district), 0, Given.Event()) with { Contents = [item] }));
        return item;
    }

    private Task<IReadOnlyList<SealedItem>> Find(params SealedItem[] items) =>
        Store.Contents.Find(district, [.. items.Select(item => (item.Owner, item.Item))]);

    private Task<(Outcome Outcome, SealedItem? Item)> Take(ContentId item, Guid reader, params Guard[] guards) =>
        Store.Contents.Take(district, reader, owner, item, Given.Event("read"), guards);
}
