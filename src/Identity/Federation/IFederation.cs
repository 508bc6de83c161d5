using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>What districts decided about their own sign-in, and their rosters as those who come from a provider are found in them.</summary>
public interface IFederation
{
    /// <summary>With what a district's people sign in; null where it has no provider.</summary>
    Task<Provider?> Provider(DistrictId district, CancellationToken cancel);

    /// <summary>The one person whom the district's files name by this key; null where there is none.</summary>
    Task<SignInPerson?> ByKey(DistrictId district, string key, CancellationToken cancel);

    /// <summary>The one person whose e-mail address in the roster this is; null where there is none.</summary>
    Task<SignInPerson?> ByEmail(DistrictId district, string address, CancellationToken cancel);
}

/// <summary>A district's provider.</summary>
/// <param name="Issuer">Exactly as its discovery document and its tokens spell it.</param>
/// <param name="Tenant">The one organisation whose people it may name here; null where it has one only.</param>
/// <param name="TenantClaim">The claim of the identity token that says which.</param>
/// <param name="MatchClaim">The claim that has the roster's key; null where people are found by e-mail.</param>
public sealed record Provider(
    SignInVendor Vendor, string Issuer, string? Tenant, string? TenantClaim, string ClientId, string ClientSecret, SignInMatch Match, string? MatchClaim)
{
    // The secret must not reach a log by way of a message.
    public override string ToString() => nameof(Provider);
}
