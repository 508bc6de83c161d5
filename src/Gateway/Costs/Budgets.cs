using System.Collections.Concurrent;
using DistrictCoaching.Domain;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>What each client may still spend in each district on this gateway. What is left is told to nobody: it would say what others do.</summary>
internal sealed class Budgets(IOptions<GatewayOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(DistrictId District, string Client), Purse> purses = new();

    /// <summary>Takes the points; null where they were there, otherwise the time after which they are.</summary>
    public TimeSpan? Charge(Caller caller, int points)
    {
        var cost = options.Value.Cost;
        var purse = purses.GetOrAdd((caller.District, caller.ClientId), _ => new(cost.Burst, clock.GetTimestamp()));
        lock (purse)
        {
            var now = clock.GetTimestamp();
            purse.Left = Math.Min(cost.Burst, purse.Left + (clock.GetElapsedTime(purse.At, now).TotalSeconds * cost.PerSecond));
            purse.At = now;
            if (purse.Left < points)
            {
                return TimeSpan.FromSeconds((points - purse.Left) / cost.PerSecond);
            }

            purse.Left -= points;
            return null;
        }
    }

    private sealed class Purse(double left, long at)
    {
        public double Left { get; set; } = left;

        public long At { get; set; } = at;
    }
}
