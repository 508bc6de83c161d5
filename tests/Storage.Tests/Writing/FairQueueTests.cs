using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests.Writing;

public sealed class FairQueueTests
{
    private readonly FairQueue queue = new();

    [Fact]
    public void Tenants_take_turns_however_much_one_asks()
    {
        var (loud, quiet) = (Given.District(), Given.District());
        foreach (var district in Enumerable.Repeat(loud, 10).Append(quiet).Append(quiet))
        {
            queue.Add(One(Given.Stream(district)));
        }

        Assert.Equal([loud, quiet, loud, quiet], queue.Take(4).Select(one => one.Stream.District));
        Assert.Equal(8, queue.Take(256).Count);
    }

    [Fact]
    public void A_group_holds_one_append_of_a_stream_and_the_next_come_in_their_order()
    {
        var (busy, calm) = (Given.Stream(), Given.Stream());
        Pending[] appends = [One(busy), One(busy), One(calm), One(busy)];
        foreach (var one in appends)
        {
            queue.Add(one);
        }

        Assert.Equal([appends[0], appends[2]], queue.Take(256));
        Assert.Equal([appends[1]], queue.Take(256));
        Assert.Equal([appends[3]], queue.Take(256));
        Assert.Empty(queue.Take(256));
    }

    [Fact]
    public void Closed_it_gives_what_waits_and_lets_nothing_in()
    {
        queue.Add(One(Given.Stream()));
        queue.Close();
        Assert.Throws<ObjectDisposedException>(() => queue.Add(One(Given.Stream())));
        Assert.True(queue.Wait());
        Assert.Single(queue.Take(256));
        Assert.False(queue.Wait());
    }

    private static Pending One(StreamKey stream) => Pending.Of(Given.Change(stream, 0, Given.Event()));
}
