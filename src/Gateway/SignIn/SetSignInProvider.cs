using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// The caller, a district lead who signed in within the last minutes through our own client, names the provider with which the district's people sign in, in the place of the one before.
    /// It is kept only after its discovery document was read. People of another issuer than before are linked anew, and their coaching is closed for a week from then, to protect them.
    /// </summary>
    public static async Task<SetSignInProviderPayload> SetSignInProvider(
        SetSignInProviderInput input, [FromUserContext] Caller caller, [FromServices] Grains grains, [FromServices] Keepers keepers, [FromServices] ISignInSettings settings, CancellationToken cancel)
    {
        if (await keepers.Refuses(caller, cancel) is { } no)
        {
            return new(new(null, new(no.Code, null)));    // before anybody is asked
        }

        var said = new SignInProviderView(input.Vendor, input.Issuer ?? "", input.Tenant, input.TenantClaim, input.ClientId, input.Match, input.MatchClaim);
        var found = await settings.Check(said, cancel);
        return new(found.Value is { } provider ? await grains.District(caller).SetSignInProvider(new(input.OperationId, caller.By, provider, input.ClientSecret)) : found);
    }
}

/// <summary>A provider.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="Vendor">Whose product it is.</param>
/// <param name="Issuer">With OIDC, and only then: the issuer, exactly as the provider's discovery document spells it.</param>
/// <param name="Tenant">The one organisation whose people it may name: with ENTRA the directory's tenant id, with GOOGLE the primary domain, with CLASSLINK the tenant id; with OIDC only where many organisations share the issuer.</param>
/// <param name="TenantClaim">With OIDC the claim of the identity token that has the tenant; with CLASSLINK left out it is TenantId.</param>
/// <param name="ClientId">Who we are to the provider: 1 to 500 characters.</param>
/// <param name="ClientSecret">1 to 500 characters; kept sealed, and never shown again.</param>
/// <param name="Match">By what people are found in the roster at their first sign-in.</param>
/// <param name="MatchClaim">With ROSTER_KEY the claim that has the roster's key; left out, SourcedId with CLASSLINK, employeeid with ENTRA, else sourcedId.</param>
public sealed record SetSignInProviderInput(
    Guid OperationId, SignInVendor Vendor, string ClientId, string ClientSecret, SignInMatch Match, string? Issuer = null, string? Tenant = null, string? TenantClaim = null, string? MatchClaim = null);

/// <summary>The provider as set, or why it was not.</summary>
public sealed class SetSignInProviderPayload(Answer<SignInProviderView> answer) : Payload(answer.Refusal)
{
    /// <summary>The provider; null where errors say why.</summary>
    public SignInProvider? Provider => answer.Value is { } provider ? new(provider) : null;
}
