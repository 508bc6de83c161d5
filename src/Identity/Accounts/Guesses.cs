using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>
/// Holds back who tries many passwords for one login from one address, on whichever replica: counted in identity's database, without which no password could be looked at either. Counted per address,
/// so that nobody can lock another person out from elsewhere, and over all addresses; a browser that is known (<see cref="KnownBrowsers"/>) is counted apart from both.
/// </summary>
internal sealed class Guesses(IdentityDb db, Vault vault, IdentitySettings settings, TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>How many logins and addresses are kept, and what comes within a minute; more are dropped, those least tried first, so that no flood of others has a guessed one forgotten, nor keeps anybody out.</summary>
    public const int Most = 1_000_000;

    // one statement, so that of several attempts at once none is lost; no row where it was tried too often
    private const string
        Once = """
             AS g ("Hash", "Tried", "Until") VALUES ({0}, 1, {1}) ON CONFLICT ("Hash") DO UPDATE
            SET "Tried" = CASE WHEN g."Until" <= {2} THEN 1 ELSE g."Tried" + 1 END, "Until" = CASE WHEN g."Until" <= {2} THEN {1} ELSE g."Until" END
            WHERE g."Until" <= {2} OR g."Tried" < {3}
            """,
        InPostgres = $"INSERT INTO {IdentityDb.Schema}.guesses{Once}",
        InSqlite = $"INSERT INTO guesses{Once}";

    /// <summary>Counts an attempt before it is made; null: it may be made, otherwise how long to wait.</summary>
    public Task<TimeSpan?> Begin(string key, CancellationToken cancel) => Begin(key, settings.Options.Limits.WrongPasswords, cancel);

    public async Task<TimeSpan?> Begin(string key, int most, CancellationToken cancel)
    {
        var (hash, now) = (Stored(key), clock.GetUtcNow().ToUnixTimeSeconds());
        var counted = await db.Database.CreateExecutionStrategy().ExecuteAsync(    // which plain SQL does not use by itself: a lost connection is not an attempt refused
            token => db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? InPostgres : InSqlite, [hash, now + (long)Window.TotalSeconds, now, most], token), cancel);
        if (counted > 0)
        {
            return null;
        }

        var until = await db.Guesses.Where(guess => guess.Hash == hash).Select(guess => guess.Until).SingleOrDefaultAsync(cancel);
        return TimeSpan.FromSeconds(Math.Max(until - now, 1));
    }

    /// <summary>It was the right password: what was tried before does not count.</summary>
    public Task Right(string key, CancellationToken cancel) => Of(key).ExecuteDeleteAsync(cancel);

    /// <summary>It was the right password, or none was looked at, which is no guess: the others stay counted.</summary>
    public Task Back(string key, CancellationToken cancel) => Of(key).Where(guess => guess.Tried > 0).ExecuteUpdateAsync(guess => guess.SetProperty(g => g.Tried, g => g.Tried - 1), cancel);

    /// <summary>Removes what no longer counts, and what is too many.</summary>
    public async Task Prune(int most, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        await db.Guesses.Where(guess => guess.Until <= now).ExecuteDeleteAsync(cancel);
        if (await db.Guesses.CountAsync(cancel) - most is > 0 and var over)
        {
            var least = db.Guesses.OrderBy(guess => guess.Tried).ThenBy(guess => guess.Until).Select(guess => guess.Hash).Take(over);
            await db.Guesses.Where(guess => least.Contains(guess.Hash)).ExecuteDeleteAsync(cancel);
        }
    }

    /// <summary>A hash, so that no login stands in a cookie.</summary>
    /// <param name="where">The district or the browser, as it is called or as somebody typed it.</param>
    /// <param name="who">Likewise.</param>
    /// <param name="from">Null: from wherever it is tried.</param>
    public static string Key(Guessed what, string where, string who, IPAddress? from = null) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new[] { $"{what}", Folded(where), Folded(who), Addresses.Group(from) }))));

    /// <summary>The same of a person who is known.</summary>
    public static string Key(Guessed what, DistrictId district, PersonId person) => Key(what, $"{district.Value:N}", $"{person.Value:N}");

    /// <summary>By the roster's spelling, the lower case, whatever else comes: upper case alone keeps a letter apart that is another's lower case (the Kelvin sign is a k), and each such spelling would have a counter of its own.</summary>
    private static string Folded(string typed) => typed.Trim().ToLowerInvariant().ToUpperInvariant();

    private IQueryable<StoredGuess> Of(string key)
    {
        var hash = Stored(key);
        return db.Guesses.Where(guess => guess.Hash == hash);
    }

    /// <summary>Keyed, since logins and addresses are few enough to be tried.</summary>
    private byte[] Stored(string key) => vault.Blind("guesses", key);
}

/// <summary>What is guessed. Each is counted apart, so that nobody holds a person back in one form by what he types into another.</summary>
internal enum Guessed
{
    Password,
    PasswordInKnownBrowser,
    Step,
    Recovery,
    Leaving,
    Unsealing,
    Change,
    Device,
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
