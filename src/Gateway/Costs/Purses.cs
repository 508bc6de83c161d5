using System.Collections.Concurrent;

namespace DistrictCoaching.Gateway;

/// <summary>A purse for each key. One that nobody used for a while and that is full is forgotten: it would be full.</summary>
/// <param name="lasts">For how long at least an unused one is kept.</param>
internal sealed class Purses<TKey>(TimeSpan lasts, TimeProvider clock)
    where TKey : notnull
{
    private Generation current = new(clock.GetTimestamp(), []);

    /// <summary>The purse, of this size from now on.</summary>
    public Purse Of(TKey key, int limit, int perSecond)
    {
        var now = current;
        if (clock.GetElapsedTime(now.Since) >= lasts)
        {
            var next = new Generation(clock.GetTimestamp(), Kept(now));
            now = Interlocked.CompareExchange(ref current, next, now) == now ? next : current;
        }

        var purse = now.Purses.GetOrAdd(key, _ => now.Before.TryGetValue(key, out var before) ? before : new(limit, perSecond, clock));
        purse.Fit(limit, perSecond);
        return purse;
    }

    /// <summary>What is not full yet stays, however long that takes: else to wait a little would fill what takes hours.</summary>
    private static ConcurrentDictionary<TKey, Purse> Kept(Generation now)
    {
        foreach (var (key, purse) in now.Before.Where(one => !one.Value.IsFull))
        {
            now.Purses.TryAdd(key, purse);
        }

        return now.Purses;
    }

    private sealed record Generation(long Since, ConcurrentDictionary<TKey, Purse> Before)
    {
        public ConcurrentDictionary<TKey, Purse> Purses { get; } = [];
    }
}
