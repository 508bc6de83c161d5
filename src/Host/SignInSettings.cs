using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;
using DistrictCoaching.Identity;

namespace DistrictCoaching.Host;

/// <summary>Identity's sign-in setup, as the gateway offers it to district leads.</summary>
internal sealed class SignInSettings(IServiceScopeFactory scopes) : ISignInSettings
{
    public Uri Address(string slug) => Ask(setup => setup.Address(slug));

    public Uri Callback(DistrictId district) => Ask(setup => setup.Callback(district));

    public Task<Answer<SignInProviderView>> Check(SignInProviderView said, CancellationToken cancel) => Ask(async setup =>
    {
        var (provider, refused) = await setup.Check(new(said.Vendor, said.Issuer, said.Tenant, said.TenantClaim, said.ClientId, "", said.Match, said.MatchClaim), cancel);
        return provider is null
            ? new Answer<SignInProviderView>(null, new(refused!, null))
            : new(said with { Issuer = provider.Issuer, Tenant = provider.Tenant, TenantClaim = provider.TenantClaim, MatchClaim = provider.MatchClaim }, null);
    });

    public (string Name, string Text)? Record(DistrictId district, string domain) => Ask(setup => setup.Record(district, domain));

    public Task<Refusal?> Prove(DistrictId district, string domain, CancellationToken cancel) =>
        Ask(async setup => await setup.Prove(district, domain, cancel) is { } code ? new Refusal(code) : null);

    public Task Remove(DistrictId district, string domain, CancellationToken cancel) => Ask(async setup =>
    {
        await setup.Remove(district, domain, cancel);
        return true;
    });

    public Task<IReadOnlyList<string>> Domains(DistrictId district, CancellationToken cancel) => Ask(setup => setup.Domains(district, cancel));

    public Task Unlink(DistrictId district, PersonId person, PersonId by, CancellationToken cancel) => Ask(async setup =>
    {
        await setup.Unlink(district, person, by, cancel);
        return true;
    });

    private T Ask<T>(Func<ISignInSetup, T> ask)
    {
        using var scope = scopes.CreateScope();
        return ask(scope.ServiceProvider.GetRequiredService<ISignInSetup>());
    }

    private async Task<T> Ask<T>(Func<ISignInSetup, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<ISignInSetup>());
    }
}
