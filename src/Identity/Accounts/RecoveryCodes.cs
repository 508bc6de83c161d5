using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>Codes with which a person gets back in by herself: shown once, each works once, and her district has none of them.</summary>
internal sealed class RecoveryCodes(IdentityDb db, TimeProvider clock)
{
    public const int Count = 10;
    private const int Length = 16;
    private const string Signs = "0123456789abcdefghjkmnpqrstvwxyz";    // without i, l, o, u, which are misread

    /// <summary>New ones in place of all earlier ones; saved by the caller.</summary>
    public async Task<IReadOnlyList<string>> Renew(SignInPerson person, CancellationToken cancel)
    {
        db.Codes.RemoveRange(await Of(person).ToListAsync(cancel));
        var codes = Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Signs, Length)).ToList();
        var made = clock.GetUtcNow().ToUnixTimeSeconds();
        db.Codes.AddRange(codes.Select(code => new StoredCode { District = person.District.Value, Person = person.Person.Value, Hash = Hash(person, code), Made = made }));
        return [.. codes.Select(code => string.Join('-', code.Chunk(4).Select(part => new string(part))))];
    }

    /// <summary>The code if it is hers, to be removed with what it is used for.</summary>
    public async Task<StoredCode?> Find(SignInPerson person, string typed, CancellationToken cancel)
    {
        var hash = Hash(person, new([.. typed.ToLowerInvariant().Where(Signs.Contains)]));
        return await Of(person).SingleOrDefaultAsync(code => code.Hash == hash, cancel);
    }

    public Task<int> Left(SignInPerson person, CancellationToken cancel) => Of(person).CountAsync(cancel);

    private IQueryable<StoredCode> Of(SignInPerson person) => db.Codes.Where(code => code.District == person.District.Value && code.Person == person.Person.Value);

    // 80 random bits: nothing slow is needed
    private static byte[] Hash(SignInPerson person, string code) =>
        SHA256.HashData([.. person.District.Value.ToByteArray(), .. person.Person.Value.ToByteArray(), .. System.Text.Encoding.UTF8.GetBytes(code)]);
}
