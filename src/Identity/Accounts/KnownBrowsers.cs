using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Identity;

/// <summary>
/// Remembers in a browser who signed in there, sealed and by a hash. Whoever tries one person's passwords from everywhere is held back everywhere but there, so that she is not locked out by it.
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection, IdentitySettings settings)
{
    private const int Most = 5;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("known-browser").ToTimeLimitedDataProtector();

    private string Cookie => settings.Https ? "__Host-dc-known" : "dc-known";

    /// <param name="account">The hash of district and login, as they are counted.</param>
    public bool Knows(HttpContext http, string account) => Read(http).Contains(account);

    public void Remember(HttpContext http, string account) => http.Response.Cookies.Append(
        Cookie, protector.Protect(string.Join(' ', Read(http).Prepend(account).Distinct().Take(Most)), Lasts),
        new() { HttpOnly = true, Secure = settings.Https, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = Lasts });

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
