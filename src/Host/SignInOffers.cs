using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;
using DistrictCoaching.Identity;

namespace DistrictCoaching.Host;

/// <summary>Identity's sign-in links, as the gateway offers them.</summary>
internal sealed class SignInOffers(IServiceScopeFactory scopes) : ISignInOffers
{
    public async Task<SignInOffer> Create(DistrictId district, PersonId person, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<ISignInLinks>().Create(district, person, cancel);
        return new(answer.Address, answer.Until, answer.Refused is { } code ? new(code) : null);
    }
}
