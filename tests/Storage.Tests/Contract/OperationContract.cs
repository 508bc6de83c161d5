using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests.Contract;

public abstract class OperationContract(Stores stores) : StoreContract(stores)
{
    [Fact]
    public async Task The_same_operation_again_is_Repeated_also_after_more_events_and_with_another_expectation()
    {
        var stream = Given.Stream();
        var change = Given.Change(stream, 0, Given.Event());
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(change));
        Assert.Equal(Outcome.Repeated, await Store.Journal.Append(change));
        await Store.Append(stream, 1, Given.Event());
        Assert.Equal(Outcome.Repeated, await Store.Journal.Append(change));
        Assert.Equal(Outcome.Repeated, await Store.Journal.Append(change with { Expected = 2 }));
        Assert.Equal(Outcome.Repeated, await Store.Journal.Append(change with { Expected = 2, Events = [] }));
        await Reopen();
        Assert.Equal(Outcome.Repeated, await Store.Journal.Append(change));
        Assert.Equal(2, (await Store.Journal.Read(stream)).Count);
    }

    [Fact]
    public async Task The_same_id_with_another_request_is_Reused()
    {
        var stream = Given.Stream();
        var change = Given.Change(stream, 0, Given.Event());
        await Store.Journal.Append(change);
        var other = change with { Expected = 1, Operation = change.Operation with { Request = Given.Operation("another").Request } };
        Assert.Equal(Outcome.Reused, await Store.Journal.Append(other));
        Assert.Equal(Outcome.Reused, await Store.Journal.Append(other with { Events = [] }));
        Assert.Single(await Store.Journal.Read(stream));
    }

    [Fact]
    public async Task An_id_is_known_in_its_own_stream_only()
    {
        var change = Given.Change(Given.Stream(), 0, Given.Event());
        await Store.Journal.Append(change);
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(change with { Stream = Given.Stream(change.Stream.District) }));
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(change with { Stream = change.Stream with { District = Given.District() } }));
    }

    [Fact]
    public async Task An_operation_of_no_events_and_a_refused_one_are_not_remembered()
    {
        var change = Given.Change(Given.Stream(), 0, Given.Event());
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(change with { Events = [] }));
        Assert.Equal(Outcome.Moved, await Store.Journal.Append(change with { Expected = 3 }));
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(change));
    }

    [Fact]
    public async Task The_same_operation_at_the_same_moment_is_recorded_once()
    {
        var change = Given.Change(Given.Stream(), 0, Given.Event());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Store.Journal.Append(change))));
        Assert.Single(outcomes, Outcome.Appended);
        Assert.Equal(19, outcomes.Count(outcome => outcome == Outcome.Repeated));
        Assert.Single(await Store.Journal.Read(change.Stream));
    }

    [Fact]
    public async Task Operations_are_forgotten_after_30_days()
    {
        var district = Given.District();
        await Store.Append(Given.Stream(district), 0, Given.Event());
        Stores.Clock.Advance(TimeSpan.FromDays(29));
        await Store.Append(Given.Stream(district), 0, Given.Event());
        await Settle();
        Assert.Equal(2, await Count());
        Stores.Clock.Advance(TimeSpan.FromDays(2));
        await Store.Append(Given.Stream(district), 0, Given.Event());
        await Settle();
        Assert.Equal(2, await Count());

        // The writer tidies after it has answered: closing waits for it.
        async Task Settle() => await Reopen();
        Task<long> Count() => Stores.Behind("select count(*) from operations");
    }

    [Fact]
    public async Task Requests_are_compared_whole()
    {
        var change = Given.Change(Given.Stream(), 0, Given.Event());
        await Store.Journal.Append(change);
        var bytes = change.Operation.Request.Bytes.ToArray();
        bytes[^1] ^= 1;
        Assert.Equal(Outcome.Reused, await Store.Journal.Append(change with { Operation = change.Operation with { Request = new Digest(bytes) } }));
    }
}
