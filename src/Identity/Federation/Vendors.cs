using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>What is known of each vendor: where its issuer is, how its tokens tell one organisation from another, and who she is.</summary>
internal static class Vendors
{
    private const int LongestClaim = 100;

    /// <summary>At these many organisations share an issuer: it names a district only together with a tenant.</summary>
    private static readonly string[] Shared = ["accounts.google.com", "launchpad.classlink.com", "clever.com", "microsoftonline.com", "microsoftonline.us", "microsoftonline.cn", "windows.net"];

    /// <summary>The provider with everything that the vendor prescribes, or the code of what is wrong with what was said.</summary>
    public static (Provider? Provider, string? Refused) Complete(Provider said, FederationOptions options)
    {
        if (new[] { said.TenantClaim, said.MatchClaim, said.Tenant }.Any(text => text is { Length: 0 or > LongestClaim }))
        {
            return (null, "SIGN_IN_PROVIDER_CREDENTIALS");
        }

        var provider = said.Vendor switch
        {
            SignInVendor.Entra when Guid.TryParse(said.Tenant, out var tenant) =>
                said with { Issuer = new Uri(options.Entra, $"{tenant:D}/v2.0").AbsoluteUri, Tenant = tenant.ToString("D"), TenantClaim = "tid" },
            SignInVendor.Google when said.Tenant is not null => said with { Issuer = options.Google, TenantClaim = "hd" },
            SignInVendor.Classlink when said.Tenant is not null => said with { Issuer = options.ClassLink, TenantClaim = said.TenantClaim ?? "TenantId" },
            SignInVendor.Oidc when said.Tenant is null == said.TenantClaim is null && (said.Tenant is not null || !IsShared(said.Issuer, options)) => said,
            _ => null,
        };
        return provider is null ? (null, "SIGN_IN_PROVIDER_TENANT")
            : (provider with { MatchClaim = said.Match == SignInMatch.Email ? null : said.MatchClaim ?? MatchClaim(said.Vendor) }, null);
    }

    /// <summary>The claim that is hers for ever at this provider. Entra's <c>sub</c> changes with the application, <c>oid</c> does not.</summary>
    public static string Subject(SignInVendor vendor) => vendor == SignInVendor.Entra ? "oid" : "sub";

    private static string MatchClaim(SignInVendor vendor) => vendor switch
    {
        SignInVendor.Classlink => "SourcedId",
        SignInVendor.Entra => "employeeid",
        _ => "sourcedId",
    };

    private static bool IsShared(string issuer, FederationOptions options) =>
        issuer == options.Google || issuer == options.ClassLink || issuer.StartsWith(options.Entra.AbsoluteUri, StringComparison.OrdinalIgnoreCase)
        || (Uri.TryCreate(issuer, UriKind.Absolute, out var address) && Shared.Any(host =>
            address.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || address.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase)));
}
