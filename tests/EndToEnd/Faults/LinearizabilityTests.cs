using CsCheck;

namespace DistrictCoaching.EndToEnd;

/// <summary>The judge of the fault series is judged first.</summary>
public sealed class LinearizabilityTests
{
    [Fact]
    public void Who_finds_it_live_after_the_end_was_acknowledged_breaks_it()
    {
        Observed end = new(true, false, 0, 10), late = new(false, true, 11, 12);
        Assert.Same(late, Linearizability.Broken([end, late], live: true));
        Assert.Null(Linearizability.Broken([end, late with { Began = 10 }], live: true));    // it may have come just before
    }

    [Fact]
    public void Who_found_it_ended_makes_it_ended_for_everybody_after_that()
    {
        Observed end = new(true, false, 0, 100), found = new(false, false, 10, 20), late = new(false, true, 21, 30);
        Assert.NotNull(Linearizability.Broken([end, found, late], live: true));
        Assert.Null(Linearizability.Broken([end, found, late with { Began = 19 }], live: true));
    }

    [Fact]
    public void Every_history_is_judged_as_by_trying_all_orders() => Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 12], Gen.Int[1, 6])
        .Select((writes, live, began, length) => new Observed(writes, live, began, began + length)).List[0, 6]
        .Sample(history => Linearizability.Broken(history, live: true) is null == Possible([.. history], live: true), iter: 20_000);

    /// <summary>Whether some order fits: whoever ended before another began comes before it.</summary>
    private static bool Possible(List<Observed> left, bool live) => left.Count == 0
        || left.Any(next => left.TrueForAll(other => ReferenceEquals(other, next) || other.Ended >= next.Began) && (next.Writes || next.Live == live) && Possible([.. left.Where(other => !ReferenceEquals(other, next))], next.Live));
}
