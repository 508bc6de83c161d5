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
    public async Task What_was_accepted_and_did_nothing_is_remembered_at_its_version()
    {
        var stream = Given.Stream();
        await Store.Append(stream, 0, Given.Event());
        var nothing = Given.Change(stream, 1) with { Accepted = true };
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(nothing));
        await Store.Append(stream, 1, Given.Event());
        Assert.Equal(Outcome.Repeated, await Store.Journal.Append(nothing));
        Assert.Equal(Outcome.Repeated, await Store.Journal.Append(nothing with { Expected = 2, Events = [Given.Event()] }));
        Assert.Equal(Outcome.Repeated, await Store.Journal.Append(nothing with { Expected = 2, Accepted = false }));
        Assert.Equal(Outcome.Reused, await Store.Journal.Append(nothing with { Operation = nothing.Operation with { Request = Given.Operation("another").Request } }));
        await Reopen();
        Assert.Equal(Outcome.Repeated, await Store.Journal.Append(nothing));
        Assert.Equal(1, await Store.Journal.VersionAfter(stream, nothing.Operation.Id));
        Assert.Equal(2, (await Store.Journal.Read(stream)).Count);
    }

    [Fact]
    public async Task What_was_accepted_in_a_stream_that_has_not_begun_leaves_no_trace()
    {
        var nothing = Given.Change(Given.Stream(), 0) with { Accepted = true };
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(nothing));
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(nothing));
        Assert.Equal(Outcome.Moved, await Store.Journal.Append(nothing with { Expected = 1 }));
        Assert.Equal(0, await Stores.Behind("select (select count(*) from operations) + (select count(*) from heads)"));
    }

    [Fact]
    public async Task What_was_accepted_is_refused_where_a_head_moved()
    {
        var (stream, other) = (Given.Stream(), Given.Stream());
        await Store.Append(stream, 0, Given.Event());
        var nothing = Given.Change(stream, 1) with { Accepted = true };
        Assert.Equal(Outcome.Moved, await Store.Journal.Append(nothing with { Expected = 0 }));
        Assert.Equal(Outcome.Moved, await Store.Journal.Append(nothing with { Guards = [new(other, 1)] }));
        Assert.Equal(Outcome.Appended, await Store.Journal.Append(nothing with { Guards = [new(other, 0)] }));
    }

    [Fact]
    public async Task Beside_an_append_at_the_same_moment_it_is_remembered_at_its_own_version()
    {
        var stream = Given.Stream();
        await Store.Append(stream, 0, Given.Event());
        var nothing = Enumerable.Range(0, 20).Select(_ => Given.Change(stream, 1) with { Accepted = true }).ToList();
        var change = Given.Change(stream, 1, Given.Event());
        var outcomes = await Task.WhenAll(nothing.Append(change).Concat(nothing).Select(one => Task.Run(() => Store.Journal.Append(one))));
        Assert.Equal(Outcome.Appended, outcomes[20]);
        Assert.All(nothing.Zip(outcomes, outcomes.Skip(21)), pair => Assert.Contains((pair.Second, pair.Third), new[]
        {
            (Outcome.Appended, Outcome.Repeated), (Outcome.Repeated, Outcome.Appended), (Outcome.Moved, Outcome.Moved),
        }));
        Assert.All(await Task.WhenAll(nothing.Select(one => Store.Journal.VersionAfter(stream, one.Operation.Id))), version => Assert.True(version is null or 1));
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
