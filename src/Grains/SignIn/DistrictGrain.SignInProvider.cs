using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>With what the district's people sign in. Addresses and credentials lie sealed with a key of the provider's own, which is destroyed with it.</summary>
internal sealed partial class DistrictGrain
{
    public async Task<Answer<SignInProviderView>> SetSignInProvider(SignInProviderAsked asked)
    {
        if (!await Leads(asked.By))
        {
            return Refuse<SignInProviderView>(Refusal.NotAllowed);    // before a key is made
        }

        if (new[] { asked.Provider.ClientId, asked.ClientSecret }.Any(text => text.Length is 0 or > LongestCredential))
        {
            return Refuse<SignInProviderView>(new("SIGN_IN_PROVIDER_CREDENTIALS"));
        }

        var provider = SignInProviders.Provider(asked.Operation);
        if (await Sealed(SignInProviders.Item(provider, Access(asked.Provider, asked.ClientSecret))) is not [var item])
        {
            return Refuse<SignInProviderView>(Refusal.OperationReused);    // it set a provider that is gone
        }

        var answer = await Settle(
            Asking.Of("set-sign-in-provider", asked.Operation, asked.By, asked, AskedJson.Default.SignInProviderAsked),
            fresh => Services.Neighbourhood.Person(District, new(asked.By), fresh),
            (_, by) => new SetSignInProvider(by, provider, item.Reference, Today).Decide(),
            (_, _) => asked.Provider,
            _ => [item.Item]);
        await Loaded(await Recall());
        return answer;
    }

    public async Task<Answer<DoneView>> RemoveSignInProvider(SignInProviderRemovalAsked asked)
    {
        var answer = await Settle(
            Asking.Of("remove-sign-in-provider", asked.Operation, asked.By, asked, AskedJson.Default.SignInProviderRemovalAsked),
            fresh => Services.Neighbourhood.Person(District, new(asked.By), fresh),
            (district, by) => new RemoveSignInProvider(by, Today).Decide(district),
            (_, _) => DoneView.Now);
        await Loaded(await Recall());
        return answer;
    }

    public async Task<SignInProviderView?> SignInProvider() =>
        (await Look()).Provider is { } provider && await SignInProviders.Open(Services.Content, District, provider) is { } access
            ? new(access.Vendor, access.Issuer, access.Tenant, access.TenantClaim, access.ClientId, access.Match, access.MatchClaim)
            : null;

    private static SignInAccess Access(SignInProviderView view, string secret) =>
        new(view.Vendor, view.Issuer, view.Tenant, view.TenantClaim, view.ClientId, secret, view.Match, view.MatchClaim);
}
