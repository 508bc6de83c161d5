using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>
/// What each client may still spend in each district, by the district's own limits, and of that each caller. A caller is told what is left of her own, which nobody but she moves;
/// what is left of the client's is told to nobody, since it would say what others do.
/// </summary>
internal sealed class Budgets(SharedSpending sharing, Allowances allowances, IOptions<GatewayOptions> options, TimeProvider clock)
{
    private readonly CostOptions cost = options.Value.Cost;
    private readonly Purses<(DistrictId District, string Client)> clients = new(Filled(options.Value.Cost), clock);
    private readonly Purses<(DistrictId District, string Client, Guid Person)> callers = new(Filled(options.Value.Cost), clock);

    /// <summary>Takes the points; null where they were there, otherwise, after holding the caller up, the time after which to come again.</summary>
    public async Task<TimeSpan?> Charge(Caller caller, int points)
    {
        await allowances.Of(caller);
        var after = Take(caller, points);
        if (after is not null && cost.HoldMilliseconds > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(cost.HoldMilliseconds), clock);
        }

        return after;
    }

    /// <summary>Gives back what was charged for an operation and not spent; what only stops was not charged.</summary>
    public void Settle(Caller caller, Prepared prepared, int spent)
    {
        if (!prepared.Known.OnlyStops && spent < prepared.Cost)
        {
            Own(caller).GiveBack(prepared.Cost - spent);
            All(caller).GiveBack(prepared.Cost - spent);
        }
    }

    /// <summary>What is left of the caller's own.</summary>
    public RateLimit Left(Caller caller)
    {
        var own = Own(caller);
        var (points, full) = own.Left();
        return new(own.Limit, points, Declined.Seconds(full));
    }

    /// <summary>Tells it in the headers of an answer.</summary>
    public void Tell(Caller caller, IHeaderDictionary headers)
    {
        var left = Left(caller);
        (headers["RateLimit-Limit"], headers["RateLimit-Remaining"], headers["RateLimit-Reset"]) = ($"{left.Limit}", $"{left.Remaining}", $"{left.ResetSeconds}");
    }

    private TimeSpan? Take(Caller caller, int points)
    {
        var (own, all) = (Own(caller), All(caller));
        if (own.Take(points) is { } after)
        {
            return after;
        }

        if (all.Take(points) is not null)
        {
            own.GiveBack(points);
            var may = allowances.Known(caller);
            return TimeSpan.FromSeconds((double)may.Most / may.PerSecond);    // always the same: how much is left would say what others do
        }

        _ = sharing.Share(caller.District, $"{caller.ClientId} {caller.By:N}", own);
        _ = sharing.Share(caller.District, caller.ClientId, all);
        return null;
    }

    private Purse Own(Caller caller)
    {
        var may = allowances.Known(caller);
        return callers.Of((caller.District, caller.ClientId, caller.By), may.OfCaller, may.PerSecond);
    }

    private Purse All(Caller caller)
    {
        var may = allowances.Known(caller);
        return clients.Of((caller.District, caller.ClientId), may.Burst, may.PerSecond);
    }

    private static TimeSpan Filled(CostOptions cost) => TimeSpan.FromSeconds(((double)cost.Burst / cost.PerSecond) + 1);
}
