using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>
/// A request that its client pushed beforehand (RFC 9126): only its name goes through the browser, and nobody can change it there. So a sign-in that it asks for cannot be struck out of it once it was done;
/// a sealed mark beside it says so.
/// </summary>
internal sealed class PushedRequest(IDataProtectionProvider protection)
{
    /// <summary>Long enough to sign in meanwhile.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>The field of the mark.</summary>
    public const string Mark = "signed_in";

    private readonly IDataProtector protector = protection.CreateProtector("pushed-request-signed-in");

    /// <summary>What must be sent for the same request to be made again.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(OpenIddictRequest request) => request.GetParameters()
        .Where(parameter => request.RequestUri is null || parameter.Key is Parameters.RequestUri or Parameters.ClientId)
        .Select(parameter => (parameter.Key, (string?)parameter.Value ?? ""))
        .Where(field => field.Item2.Length > 0);

    /// <summary>The mark that the person signed in for this request; only who did is sent where it stands.</summary>
    public string SignedIn(OpenIddictRequest request) => protector.Protect(request.RequestUri!);

    /// <summary>Whether the person signed in for this very request.</summary>
    public bool HasSignedIn(HttpContext http, OpenIddictRequest request)
    {
        try
        {
            return Given(http) is { Length: > 0 } mark && request.RequestUri is { } uri && protector.Unprotect(mark) == uri;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    /// <summary>From the address or the form itself: of a pushed request OpenIddict knows nothing but what was pushed.</summary>
    public static string? Given(HttpContext http, string field = Mark) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType ? (string?)http.Request.Form[field] : (string?)http.Request.Query[field];
}
