using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>How many tokens one account may get: a client for itself, or for one person. Counted after it proved who it is, so that nobody uses up another's share.</summary>
internal sealed class AccountLimits(IdentitySettings settings) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> accounts = PartitionedRateLimiter.Create<string, string>(account =>
        RateLimitPartition.GetFixedWindowLimiter(account, _ => new() { PermitLimit = settings.Options.Limits.TokensPerMinuteOfAccount, Window = Minute }));

    /// <summary>Null: it may have one more.</summary>
    public IResult? Refuse(HttpContext http, string client, string subject)
    {
        using var lease = accounts.AttemptAcquire($"{client} {subject}");
        return lease.IsAcquired ? null : TooMany(http);
    }

    /// <summary>To a program, in the protocol's words.</summary>
    public static IResult TooMany(HttpContext http)
    {
        http.Response.Headers.RetryAfter = Minute.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return Refusal.Json(Errors.TemporarilyUnavailable, StatusCodes.Status429TooManyRequests);
    }

    public void Dispose() => accounts.Dispose();
}
