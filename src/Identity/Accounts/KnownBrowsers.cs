using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Identity;

/// <summary>
/// Remembers in a browser who signed in there, sealed and by a hash. Whoever tries one person's passwords from everywhere, or from her own school, is held back everywhere but there, so that she is not locked out by it.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection, IdentitySettings settings)
{
    private const int Most = 5, IdBytes = 16;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("known-browser").ToTimeLimitedDataProtector();

    private string Cookie => settings.Https ? "__Host-dc-known" : "dc-known";

    /// <summary>What this browser is called, where the account's person signed in; null where she did not.</summary>
    /// <param name="account">The hash of district and login, as they are counted.</param>
    public string? Known(HttpContext http, string account) => Read(http) is [var browser, .. var accounts] && accounts.Contains(account) ? browser : null;

    public void Remember(HttpContext http, string account)
    {
        string[] known = Read(http) is [var browser, .. var accounts]
            ? [browser, .. accounts.Prepend(account).Distinct().Take(Most)]
            : [RandomNumberGenerator.GetHexString(2 * IdBytes), account];
        http.Response.Cookies.Append(
            Cookie, protector.Protect(string.Join(' ', known), Lasts), new() { HttpOnly = true, Secure = settings.Https, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = Lasts });
    }

    /// <summary>The browser's own name, then the accounts; nothing where nobody signed in.</summary>
    private string[] Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { Length: > 0 } text ? protector.Unprotect(text).Split(' ') : [];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}
