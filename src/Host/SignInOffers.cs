using DistrictCoaching.Domain;
using DistrictCoaching.Gateway;
using DistrictCoaching.Identity;

namespace DistrictCoaching.Host;

/// <summary>Identity's sign-in links, as the gateway offers them.</summary>
internal sealed class SignInOffers(IServiceScopeFactory scopes) : ISignInOffers
{
    public async Task<SignInOffer> Create(DistrictId district, PersonId person, PersonId? by, bool anew, TimeSpan? lasts, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<ISignInLinks>().Create(district, person, by, anew, lasts, cancel);
        return new(answer.Address, answer.Until, answer.Refused is { } code ? new(code) : null);
    }

    public async Task<Refusal?> Take(DistrictId district, PersonId person, PersonId by, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISignInLinks>().Take(district, person, by, cancel) ? null : Refusal.TryAgain;
    }
}
