using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Districts' providers, and rosters that know people by key and by address.</summary>
internal sealed class Federation : IFederation
{
    public Dictionary<DistrictId, Provider> Providers { get; } = [];

    public Dictionary<(DistrictId, string), SignInPerson> Keys { get; } = [];

    public Dictionary<(DistrictId, string), SignInPerson> Addresses { get; } = [];

    /// <summary>What happens while somebody is looked for, once.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public Task<Provider?> Provider(DistrictId district, CancellationToken cancel) => Task.FromResult(Providers.GetValueOrDefault(district));

    public async Task<SignInPerson?> ByKey(DistrictId district, string key, CancellationToken cancel)
    {
        (var meanwhile, Meanwhile) = (Meanwhile, null);
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        return Keys.GetValueOrDefault((district, key));
    }

    public Task<SignInPerson?> ByEmail(DistrictId district, string address, CancellationToken cancel) => Task.FromResult(Addresses.GetValueOrDefault((district, address)));
}
