using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;
using DistrictCoaching.Identity;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>Districts' providers and rosters, as identity asks of them.</summary>
internal sealed class Federating(SignInProviders providers, FirstSignIns first, RosterDirectory rosters, IPeople people) : IFederation
{
    public async Task<Provider?> Provider(DistrictId district, CancellationToken cancel) =>
        await providers.Of(district, cancel) is { } set ? new(set.Vendor, set.Issuer, set.Tenant, set.TenantClaim, set.ClientId, set.ClientSecret, set.Match, set.MatchClaim) : null;

    public async Task<SignInPerson?> ByKey(DistrictId district, string key, CancellationToken cancel) =>
        await first.Named(district, key) is { } person ? await people.Find(district, person, cancel) : null;

    public async Task<SignInPerson?> ByEmail(DistrictId district, string address, CancellationToken cancel) =>
        await rosters.ByEmail(district, address, cancel) is { } person ? await people.Find(district, person, cancel) : null;
}
