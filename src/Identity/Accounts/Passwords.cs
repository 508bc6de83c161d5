using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace DistrictCoaching.Identity;

/// <summary>Which passwords are good enough, and whether one is the right one.</summary>
internal sealed class Passwords(PasswordHasher<Account> hasher)
{
    private const int Shortest = 12;
    private const int Longest = 128;
    private static readonly FrozenSet<string> Common = ReadCommon();

    // hashed when there is nobody to compare with, so that the answer takes as long
    private readonly string nobody = hasher.HashPassword(null!, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The sentence that says why not; null where it is good enough.</summary>
    public static string? Refuse(string password, Words words) => password.Length switch
    {
        < Shortest => words.PasswordShort,
        > Longest => words.PasswordLong,
        _ when Common.Contains(password.ToLowerInvariant()) || password.Distinct().Count() < 4 => words.PasswordCommon,
        _ => null,
    };

    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>Whether this is the account's password; takes as long where there is no account.</summary>
    public bool Fits(Account? account, string password)
    {
        var result = hasher.VerifyHashedPassword(null!, account is { PasswordHash: { Length: > 0 } hash } ? hash : nobody, password.Length <= Longest ? password : "");
        return account is not null && result != PasswordVerificationResult.Failed;
    }

    public static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private static FrozenSet<string> ReadCommon()
    {
        using var reader = new StreamReader(typeof(Passwords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet();
    }
}
