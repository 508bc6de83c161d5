using System.Security.Cryptography;
using System.Text;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace DistrictCoaching.Identity;

/// <summary>How often a device may ask whether its person has decided (RFC 8628, 3.5).</summary>
internal sealed class Polls(TimeProvider clock) : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenRequestContext>
{
    /// <summary>What clients keep to where an answer names no interval, less what the way there may vary.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(4);

    private const string SlowDown = "slow_down";
    private const int Most = 10_000;
    private readonly Lock turn = new();
    private readonly Dictionary<string, DateTimeOffset> asked = [];

    public ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenRequestContext context)
    {
        if (context.Request is { DeviceCode: { Length: > 0 } code } request && request.IsDeviceCodeGrantType() && !MayAsk(code))
        {
            context.Reject(SlowDown, "Wait five seconds between two requests.");
        }

        return default;
    }

    private bool MayAsk(string code)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
        lock (turn)
        {
            var now = clock.GetUtcNow();
            if (asked.Count >= Most)
            {
                foreach (var (old, _) in asked.Where(one => one.Value + Interval <= now).ToList())
                {
                    asked.Remove(old);
                }
            }

            var may = !asked.TryGetValue(key, out var last) || last + Interval <= now;
            asked[key] = now;
            return may && asked.Count <= Most;
        }
    }
}
