using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Identity;

/// <summary>How often one address may send forms and ask for tokens; on identity's own addresses only.</summary>
internal static class IdentityLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static void UseIdentityLimits(this IApplicationBuilder app, LimitOptions limits) => app.UseWhen(
        http => HttpMethods.IsPost(http.Request.Method)
            && (http.Request.Path.StartsWithSegments("/account", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/connect", StringComparison.Ordinal)),
        limited => limited.UseRateLimiter(new()
        {
            RejectionStatusCode = StatusCodes.Status429TooManyRequests,
            GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string Group, bool Token)>(http => Partition(http, limits)),
            OnRejected = (rejected, _) => new(Reject(rejected.HttpContext)),
        }));

    private static RateLimitPartition<(string Group, bool Token)> Partition(HttpContext http, LimitOptions limits)
    {
        var token = Routes.AreForClients(http.Request.Path);
        return RateLimitPartition.GetFixedWindowLimiter((Addresses.Group(http.Connection.RemoteIpAddress), token), _ => new()
        {
            PermitLimit = token ? limits.TokensPerMinute : limits.FormsPerMinute,
            Window = Minute,
        });
    }

    private static Task Reject(HttpContext http)
    {
        if (Routes.AreForClients(http.Request.Path))
        {
            return AccountLimits.TooMany(http).ExecuteAsync(http);
        }

        http.Response.Headers.RetryAfter = Minute.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var words = Words.For(http);
        return Page.Error(words, words.TooMany, StatusCodes.Status429TooManyRequests).ExecuteAsync(http);
    }
}
