using DistrictCoaching.Domain;

namespace DistrictCoaching.Contracts;

// With what a district's people sign in.
public partial interface IDistrictGrain
{
    /// <summary>The caller has read the provider's discovery document.</summary>
    [Alias("set-sign-in-provider")]
    Task<Answer<SignInProviderView>> SetSignInProvider(SignInProviderAsked asked);

    [Alias("remove-sign-in-provider")]
    Task<Answer<DoneView>> RemoveSignInProvider(SignInProviderRemovalAsked asked);

    /// <summary>Null where the district's people sign in with what the service gives them.</summary>
    [Alias("sign-in-provider")]
    Task<SignInProviderView?> SignInProvider();
}

// Who comes from a provider for the first time.
public partial interface IRosterGrain
{
    /// <summary>The one person whose record has this key, of the kind by which files name people; null where there is none.</summary>
    [Alias("named")]
    Task<Guid?> Named(string key);
}

[GenerateSerializer, Immutable, Alias("sign-in-provider-asked")]
public sealed record SignInProviderAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By, [property: Id(2)] SignInProviderView Provider, [property: Id(3)] string ClientSecret)
{
    // The secret must not reach a log by way of a message.
    public override string ToString() => nameof(SignInProviderAsked);
}

[GenerateSerializer, Immutable, Alias("sign-in-provider-removal-asked")]
public sealed record SignInProviderRemovalAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid By);

/// <summary>Everything but the secret.</summary>
/// <param name="Tenant">The one organisation whose people the provider may name; null where it has one.</param>
/// <param name="TenantClaim">The claim that says which.</param>
/// <param name="MatchClaim">The claim that has the roster's key; null where people are found by e-mail.</param>
[GenerateSerializer, Immutable, Alias("sign-in-provider")]
public sealed record SignInProviderView(
    [property: Id(0)] SignInVendor Vendor, [property: Id(1)] string Issuer, [property: Id(2)] string? Tenant, [property: Id(3)] string? TenantClaim,
    [property: Id(4)] string ClientId, [property: Id(5)] SignInMatch Match, [property: Id(6)] string? MatchClaim);
