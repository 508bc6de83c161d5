using System.Buffers.Text;
using System.Security.Cryptography;
using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

internal sealed class SignInLinks(IdentityDb db, IPeople people, IdentitySettings settings, TimeProvider clock) : ISignInLinks
{
    public const string Field = "link";
    private const int Size = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(72);

    public async Task<SignInLinkAnswer> Create(DistrictId district, PersonId person, CancellationToken cancel = default)
    {
        if (await people.Find(district, person, cancel) is not { Active: true, Merged: false })
        {
            return new(null, null, ISignInLinks.NotFound);
        }

        // one whom her provider signed in, whether or not it still does, was here before: a link would let its holder become her
        if (await db.Accounts.AnyAsync(a => a.District == district.Value && a.Person == person.Value, cancel)
            || await db.ProviderLinks.AnyAsync(l => l.District == district.Value && l.Person == person.Value, cancel))
        {
            return new(null, null, ISignInLinks.AlreadyHasSignIn);
        }

        var secret = RandomNumberGenerator.GetBytes(Size);
        var until = clock.GetUtcNow() + Lifetime;
        await db.Links.Where(l => l.District == district.Value && l.Person == person.Value).ExecuteDeleteAsync(cancel);
        db.Links.Add(new() { Hash = SHA256.HashData(secret), District = district.Value, Person = person.Value, Until = until.ToUnixTimeSeconds() });
        await db.SaveChangesAsync(cancel);
        return new(settings.Address($"{Routes.Accept}?{Field}={Base64Url.EncodeToString(secret)}"), until, null);
    }

    /// <summary>Whose link this is, if it still works.</summary>
    public static async Task<StoredLink?> Find(IdentityDb db, TimeProvider clock, string? text, CancellationToken cancel)
    {
        Span<byte> secret = stackalloc byte[Size];
        if (text?.Length != Base64Url.GetEncodedLength(Size) || !Base64Url.TryDecodeFromChars(text, secret, out var length) || length != Size)
        {
            return null;
        }

        var hash = SHA256.HashData(secret);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return await db.Links.AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash && l.Until > now, cancel);
    }
}
