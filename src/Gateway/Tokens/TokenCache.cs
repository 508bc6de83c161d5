using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace DistrictCoaching.Gateway;

/// <summary>
/// Tokens that were found good, by the hash of what was sent, so that a signature is checked once in a while and not for each request. Whether the caller stands is asked as ever.
/// </summary>
internal sealed class TokenCache(TimeProvider clock)
{
    /// <summary>For how long a token is believed without a look at its issuer's keys: with the minute for which these are believed, and the one that identity takes to see it, a withdrawn key is honoured for five at most.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(3);

    /// <summary>How many are kept, twice: those since the last turn, and those before it.</summary>
    public const int Most = 20_000;

    private const int Longest = 8_192;
    private Generation current = new(clock.GetTimestamp(), new());
    private ConcurrentDictionary<Key, Entry> earlier = new();

    /// <summary>Who sent this header, where it was found good of late.</summary>
    public Admitted? Find(StringValues authorization) =>
        Hash(authorization) is { } key && (current.Tokens.TryGetValue(key, out var entry) || earlier.TryGetValue(key, out entry)) && clock.GetElapsedTime(entry.Since) < Lasts
            ? entry.Admitted
            : null;

    public void Keep(StringValues authorization, Admitted admitted)
    {
        if (Hash(authorization) is not { } key)
        {
            return;
        }

        var turn = current;
        if (turn.Tokens.Count >= Most || clock.GetElapsedTime(turn.Since) >= Lasts)
        {
            var next = new Generation(clock.GetTimestamp(), new());
            if (Interlocked.CompareExchange(ref current, next, turn) == turn)
            {
                earlier = turn.Tokens;
            }

            turn = current;
        }

        turn.Tokens[key] = new(admitted, clock.GetTimestamp());
    }

    internal int Count => current.Tokens.Count + earlier.Count;

    private static Key? Hash(StringValues authorization)
    {
        if (authorization is not [{ Length: > 0 and <= Longest } text])
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Longest], hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (!Encoding.UTF8.TryGetBytes(text, bytes, out var length))
        {
            return null;
        }

        SHA256.HashData(bytes[..length], hash);
        return MemoryMarshal.Read<Key>(hash);
    }

    private readonly record struct Key(UInt128 First, UInt128 Second);

    private sealed record Entry(Admitted Admitted, long Since);

    private sealed record Generation(long Since, ConcurrentDictionary<Key, Entry> Tokens);
}
