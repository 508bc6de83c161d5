using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Districts' providers, and rosters that know people by key and by address.</summary>
internal sealed class Federation : IFederation
{
    public Dictionary<DistrictId, Provider> Providers { get; } = [];

    public Dictionary<(DistrictId, string), SignInPerson> Keys { get; } = [];

    public Dictionary<(DistrictId, string), SignInPerson> Addresses { get; } = [];

    public Task<Provider?> Provider(DistrictId district, CancellationToken cancel) => Task.FromResult(Providers.GetValueOrDefault(district));

    public Task<SignInPerson?> ByKey(DistrictId district, string key, CancellationToken cancel) => Task.FromResult(Keys.GetValueOrDefault((district, key)));

    public Task<SignInPerson?> ByEmail(DistrictId district, string address, CancellationToken cancel) => Task.FromResult(Addresses.GetValueOrDefault((district, address)));
}
