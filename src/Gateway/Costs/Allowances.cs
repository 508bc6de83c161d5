using System.Collections.Concurrent;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>What those who run the service allow a district; each of it null where they set nothing.</summary>
public delegate Task<LimitsView> AskLimits(DistrictId district);

/// <summary>
/// What each district may spend on this gateway, known for <see cref="Standing.Lasts"/> at most. A limit is no reason to fail: while nobody says it, what was known last counts, and the service's own before anything was.
/// What only stops never comes here.
/// </summary>
internal sealed class Allowances(AskLimits ask, IOptions<GatewayOptions> options, TimeProvider clock)
{
    /// <summary>How long a request waits for what its district may spend, once in <see cref="Standing.Lasts"/>.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<DistrictId, Learned> districts = new();
    private readonly Allowance usual = Allowance.Of(options.Value.Cost, null);

    /// <summary>As it is, asked anew where that was too long ago.</summary>
    public Task<Allowance> Of(Caller caller)
    {
        var known = districts.GetValueOrDefault(caller.District);
        if (caller.IsOperator || (known is not null && clock.GetElapsedTime(known.Since) < known.Lasts))
        {
            return known?.Asked ?? Task.FromResult(usual);
        }

        var next = new Learned(clock.GetTimestamp(), Known(caller), before => Ask(caller.District, before));
        var kept = known is null ? districts.GetOrAdd(caller.District, next) : districts.TryUpdate(caller.District, next, known) ? next : districts[caller.District];
        return kept.Asked;
    }

    /// <summary>As it was known last.</summary>
    public Allowance Known(Caller caller) => districts.TryGetValue(caller.District, out var known) ? known.Known : usual;

    private async Task<(Allowance Allowance, bool IsSaid)> Ask(DistrictId district, Allowance before)
    {
        try
        {
            return (Allowance.Of(options.Value.Cost, await ask(district).WaitAsync(Patience, clock)), true);
        }
        catch (Exception)
        {
            return (before, false);    // whatever it was: it is asked again soon
        }
    }

    /// <summary>One question for all who wait for it.</summary>
    private sealed class Learned(long since, Allowance before, Func<Allowance, Task<(Allowance Allowance, bool IsSaid)>> ask)
    {
        private readonly Lazy<Task<(Allowance Allowance, bool IsSaid)>> asked = new(() => ask(before));

        public long Since => since;

        public TimeSpan Lasts => asked is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result.IsSaid: false } } ? Standing.DistrictLasts : Standing.Lasts;

        public Allowance Known => asked is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } known } ? known.Result.Allowance : before;

        public Task<Allowance> Asked => Answer();

        private async Task<Allowance> Answer() => (await asked.Value).Allowance;
    }
}
