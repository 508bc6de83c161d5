using System.Collections.Concurrent;

namespace DistrictCoaching.Gateway;

/// <summary>A purse for each key. One that nobody used for as long as it takes to be full is forgotten: it would be full.</summary>
internal sealed class Purses<TKey>(int limit, int perSecond, TimeProvider clock)
    where TKey : notnull
{
    private readonly TimeSpan lasts = TimeSpan.FromSeconds(((double)limit / perSecond) + 1);
    private Generation current = new(clock.GetTimestamp(), []);

    public Purse Of(TKey key)
    {
        var now = current;
        if (clock.GetElapsedTime(now.Since) >= lasts)
        {
            var next = new Generation(clock.GetTimestamp(), now.Purses);
            now = Interlocked.CompareExchange(ref current, next, now) == now ? next : current;
        }

        return now.Purses.GetOrAdd(key, _ => now.Before.TryGetValue(key, out var before) ? before : new(limit, perSecond, clock));
    }

    private sealed record Generation(long Since, ConcurrentDictionary<TKey, Purse> Before)
    {
        public ConcurrentDictionary<TKey, Purse> Purses { get; } = [];
    }
}
