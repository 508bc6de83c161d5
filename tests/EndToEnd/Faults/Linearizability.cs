namespace DistrictCoaching.EndToEnd;

/// <summary>An operation on one teacher's consent as its caller saw it: she made it live or not, or somebody found it live or not. Times are of one steady clock.</summary>
internal sealed record Observed(bool Writes, bool Live, long Began, long Ended);

/// <summary>
/// Whether there is an order of all operations, each at one moment between its begin and its answer, in which every one that looks finds what the last one wrote
/// (Herlihy and Wing, 1990; decided by extending all orders that are still possible, as Lowe, "Testing for linearizability", 2017).
/// </summary>
internal static class Linearizability
{
    private const int MostAtOnce = 64;

    /// <summary>The operation that fits into no order; none where all do.</summary>
    public static Observed? Broken(IReadOnlyList<Observed> operations, bool live)
    {
        var under = new Observed?[MostAtOnce];
        HashSet<(bool Live, ulong Done)> possible = [(live, 0)];
        // at one moment whoever begins comes first: then more orders are possible
        foreach (var (one, ends) in operations.SelectMany(one => new[] { (one, false), (one, true) }).OrderBy(at => at.Item2 ? at.one.Ended : at.one.Began).ThenBy(at => at.Item2))
        {
            if (!ends)
            {
                under[Array.IndexOf(under, null)] = one;
                continue;
            }

            var place = Array.FindIndex(under, other => ReferenceEquals(other, one));
            var done = 1ul << place;
            possible = [.. Extended(possible, under).Where(order => (order.Done & done) != 0).Select(order => (order.Live, order.Done & ~done))];
            under[place] = null;
            if (possible.Count == 0)
            {
                return one;
            }
        }

        return null;
    }

    private static HashSet<(bool Live, ulong Done)> Extended(HashSet<(bool Live, ulong Done)> possible, Observed?[] under)
    {
        var all = new HashSet<(bool Live, ulong Done)>(possible);
        var left = new Stack<(bool Live, ulong Done)>(possible);
        while (left.TryPop(out var order))
        {
            for (var place = 0; place < under.Length; place++)
            {
                if (under[place] is { } next && (order.Done & (1ul << place)) == 0 && (next.Writes || next.Live == order.Live) && (next.Live, order.Done | (1ul << place)) is var more && all.Add(more))
                {
                    left.Push(more);
                }
            }
        }

        return all;
    }
}
