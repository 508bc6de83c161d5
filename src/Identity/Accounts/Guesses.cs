using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DistrictCoaching.Identity;

/// <summary>
/// Holds back who tries many passwords for one login from one address, on this replica. Counted per address,
/// so that nobody can lock another person out from elsewhere; over all addresses only where the browser is not known (<see cref="KnownBrowsers"/>).
/// </summary>
internal sealed class Guesses(IdentitySettings settings, TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private const int Most = 100_000;
    private readonly Lock turn = new();
    private readonly Dictionary<string, (int Tried, DateTimeOffset Until)> tried = [];

    /// <summary>Counts an attempt before it is made; null: it may be made, otherwise how long to wait.</summary>
    public TimeSpan? Begin(string key) => Begin(key, settings.Options.Limits.WrongPasswords);

    public TimeSpan? Begin(string key, int most)
    {
        lock (turn)
        {
            var now = clock.GetUtcNow();
            if (tried.Count >= Most)
            {
                foreach (var (old, _) in tried.Where(entry => entry.Value.Until <= now).ToList())
                {
                    tried.Remove(old);
                }
            }

            var (count, until) = tried.TryGetValue(key, out var before) && before.Until > now ? before : (0, now + Window);
            if (count >= most || (count == 0 && tried.Count >= Most))
            {
                return until - now;
            }

            tried[key] = (count + 1, until);
            return null;
        }
    }

    /// <summary>It was the right password: what was tried before does not count.</summary>
    public void Right(string key)
    {
        lock (turn)
        {
            tried.Remove(key);
        }
    }

    /// <summary>It was the right password, which is no guess: the others stay counted.</summary>
    public void Back(string key)
    {
        lock (turn)
        {
            if (tried.TryGetValue(key, out var before))
            {
                tried[key] = (before.Tried - 1, before.Until);
            }
        }
    }

    /// <summary>A hash, so that no login stays in memory.</summary>
    public static string Key(string district, string login, IPAddress? from) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new[] { district.Trim().ToUpperInvariant(), login.Trim().ToUpperInvariant(), Addresses.Group(from) }))));
}

internal static class Addresses
{
    /// <summary>What one network customer has: an IPv4 address, or an IPv6 /64.</summary>
    public static string Group(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
