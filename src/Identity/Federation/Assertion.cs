using System.Security.Claims;
using System.Text.Json;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>Whom a provider vouches for.</summary>
/// <param name="Subject">Hers for ever at this issuer.</param>
/// <param name="Key">What the roster may know her by at her first sign-in; null where the provider did not say.</param>
/// <param name="SignedIn">When she signed in there; null where it did not say.</param>
internal sealed record Vouched(string Subject, string? Key, DateTimeOffset? SignedIn);

/// <summary>Reads what a provider said, after its signature, audience, nonce and time were found right. What tells organisations apart is believed of the identity token alone.</summary>
internal static class Assertion
{
    private static readonly string[] Roles = ["role", "roles", "user_type", "usertype"];
    private static readonly string[] Students = ["student", "students", "learner", "pupil"];

    /// <summary>Whether more must be asked of the provider to find her in the roster.</summary>
    public static bool LacksKey(Provider provider, IReadOnlyList<Claim> signed) => Key(provider, new(signed)) is null;

    /// <param name="told">What else it said when asked, of the same subject; null where it was not.</param>
    public static (Vouched? Vouched, SignInFailure Failure) Read(Provider provider, IReadOnlyList<Claim> signed, JsonElement? told)
    {
        var (token, more) = (new Said(signed), told is { } json ? Said.Of(json) : null);
        if (provider.Tenant is { } tenant && !string.Equals(token.Only(provider.TenantClaim!), tenant, Comparison(provider.Vendor)))
        {
            return (null, SignInFailure.OtherOrganisation);
        }

        if (token.Any(Roles, Students) || more?.Any(Roles, Students) == true)
        {
            return (null, SignInFailure.Student);
        }

        if (token.Only(Vendors.Subject(provider.Vendor)) is not { Length: > 0 } subject)
        {
            return (null, SignInFailure.Unusable);
        }

        var at = long.TryParse(token.Only("auth_time"), out var seconds) && seconds is > 0 and < 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : (DateTimeOffset?)null;
        return (new(subject, Key(provider, token) ?? (more is null ? null : Key(provider, more)), at), default);
    }

    private static string? Key(Provider provider, Said said) => provider.Match == SignInMatch.Email
        ? said.Only("email") is { Length: > 0 } address && (said.IsTrue("email_verified") || (provider.Vendor == SignInVendor.Entra && said.IsTrue("xms_edov"))) ? address : null
        : said.Only(provider.MatchClaim!) is { Length: > 0 } key ? key : null;

    private static StringComparison Comparison(SignInVendor vendor) =>
        vendor is SignInVendor.Entra or SignInVendor.Google ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Claims by name, whatever their case: vendors spell them differently from one document to the next.</summary>
    private sealed class Said(IEnumerable<Claim> claims)
    {
        private readonly ILookup<string, string> values = claims.ToLookup(claim => claim.Type, claim => claim.Value, StringComparer.OrdinalIgnoreCase);

        public static Said Of(JsonElement json) => new(json.EnumerateObject().SelectMany(member =>
            (member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().AsEnumerable() : [member.Value]).Select(value => new Claim(member.Name, value.ToString()))));

        /// <summary>Said twice, it is not said.</summary>
        public string? Only(string name) => values[name].ToList() is [var value] ? value : null;

        public bool IsTrue(string name) => Only(name) is { } value && (value.Equals("true", StringComparison.OrdinalIgnoreCase) || value == "1");

        public bool Any(IEnumerable<string> names, string[] words) => names.SelectMany(name => values[name]).Any(value => words.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase));
    }
}
