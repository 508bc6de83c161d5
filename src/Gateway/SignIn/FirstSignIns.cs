using DistrictCoaching.Domain;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>What the roster says of somebody whom her district's provider names here for the first time; for identity's pages.</summary>
public sealed class FirstSignIns(Grains grains, IOptions<GatewayOptions> options)
{
    /// <summary>The one person whom the district's files name by this key; null where there is none.</summary>
    public async Task<PersonId?> Named(DistrictId district, string key) =>
        await grains.Roster(new(district, null, options.Value.OwnClients[0], [], null, "en")).Named(key) is { } person ? new(person) : null;
}
