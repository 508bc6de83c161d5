using System.Collections.Concurrent;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

/// <summary>The local date of each district; a district's zone never changes.</summary>
public sealed class DistrictDays(Grains grains, TimeProvider clock)
{
    private readonly ConcurrentDictionary<DistrictId, ZoneName> zones = new();

    public async Task<DateOnly> Today(Caller caller)
    {
        if (!zones.TryGetValue(caller.District, out var zone) && await grains.District(caller).Get() is { } district)
        {
            zone = zones[caller.District] = new(district.Zone);
        }

        return zone == default ? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) : zone.Today(clock);
    }
}
