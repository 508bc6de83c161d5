using System.Buffers.Text;
using System.Security.Cryptography;
using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

internal sealed class SignInLinks(IdentityDb db, IPeople people, ISafeguards safeguards, Acts acts, IdentitySettings settings, TimeProvider clock) : ISignInLinks
{
    public const string Field = "link";
    private const int Size = 32;
    private static readonly TimeSpan First = TimeSpan.FromHours(72), Anew = TimeSpan.FromHours(24);

    public async Task<SignInLinkAnswer> Create(DistrictId district, PersonId person, PersonId? by = null, bool anew = false, TimeSpan? lasts = null, CancellationToken cancel = default)
    {
        if (await people.Find(district, person, cancel) is not { Active: true, Merged: false } found)
        {
            return new(null, null, ISignInLinks.NotFound);
        }

        // one whom her provider signed in, whether or not it still does, was here before: a link would let its holder become her
        var has = await db.Accounts.AnyAsync(a => a.District == district.Value && a.Person == person.Value, cancel)
            || await Provided(found, cancel);
        if (has && !anew)
        {
            return new(null, null, ISignInLinks.AlreadyHasSignIn);
        }

        var (until, maker) = (clock.GetUtcNow() + (lasts ?? (has ? Anew : First)), by?.Value ?? Guid.Empty);
        acts.Note(district, person, has ? AccountAct.LinkMadeAnew : AccountAct.LinkMade, maker);
        var sent = settings.Options.Mail is not null && (await safeguards.Addresses(found, cancel)).Count > 0;
        if (sent)
        {
            await EndWaiting(district, person, cancel);    // else an earlier mail that is sent later would put its link in the place of this one's
            var (mail, now) = (Guid.NewGuid(), clock.GetUtcNow().ToUnixTimeSeconds());
            db.Mails.Add(new() { Id = mail, District = district.Value, Person = person.Value, Kind = AccountAct.LinkMade, By = maker, Until = until.ToUnixTimeSeconds(), Due = now });
        }

        var address = sent ? null : await Make(district.Value, person.Value, maker, until.ToUnixTimeSeconds(), cancel);
        await db.SaveChangesAsync(cancel);
        return new(address, until, null);
    }

    public async Task<bool> Take(DistrictId district, PersonId person, PersonId? by = null, CancellationToken cancel = default)
    {
        if (await people.Find(district, person, cancel) is not { } found)
        {
            return true;
        }

        if (!await safeguards.Seal(found, cancel))
        {
            return false;
        }

        await EndWaiting(district, person, cancel);
        if (await db.Accounts.SingleOrDefaultAsync(a => a.District == district.Value && a.Person == person.Value, cancel) is { } account)
        {
            (account.PasswordHash, account.Stamp) = ("", Passwords.NewStamp());
            db.Authenticators.RemoveRange(await db.Authenticators.Where(a => a.District == district.Value && a.Person == person.Value).ToListAsync(cancel));
        }

        await EndProvided(found, cancel);
        acts.Note(district, person, AccountAct.SignInTaken, by?.Value ?? Guid.Empty);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Whether she ever came by her district's provider.</summary>
    public Task<bool> Provided(SignInPerson person, CancellationToken cancel) =>
        db.ProviderLinks.AnyAsync(l => l.District == person.District.Value && l.Person == person.Person.Value, cancel);

    /// <summary>Ends what she signed in to by her district's provider or another issuer; saved by the caller.</summary>
    public async Task EndProvided(SignInPerson person, CancellationToken cancel)
    {
        if (await db.ProviderLinks.SingleOrDefaultAsync(l => l.District == person.District.Value && l.Person == person.Person.Value, cancel) is { } link)
        {
            link.End(clock.GetUtcNow());
        }
    }

    /// <summary>A person's mails that are to bring her a link, which is made as they are sent, and her links.</summary>
    public static (IQueryable<StoredMail> Mails, IQueryable<StoredLink> Links) Waiting(IdentityDb db, DistrictId district, PersonId person) => (
        db.Mails.Where(mail => mail.District == district.Value && mail.Person == person.Value && mail.Until != null),
        db.Links.Where(link => link.District == district.Value && link.Person == person.Value));

    /// <summary>Ends them at once.</summary>
    public async Task EndWaiting(DistrictId district, PersonId person, CancellationToken cancel)
    {
        var (mails, made) = Waiting(db, district, person);
        await mails.ExecuteDeleteAsync(cancel);
        await made.ExecuteDeleteAsync(cancel);    // last: a mail that was sent a moment before has become one
    }

    /// <summary>A new link, in place of an earlier one; saved by the caller.</summary>
    public async Task<Uri> Make(Guid district, Guid person, Guid maker, long until, CancellationToken cancel)
    {
        var secret = RandomNumberGenerator.GetBytes(Size);
        await db.Links.Where(l => l.District == district && l.Person == person).ExecuteDeleteAsync(cancel);
        db.Links.Add(new() { Hash = SHA256.HashData(secret), District = district, Person = person, Until = until, MadeBy = maker });
        return settings.Address($"{Routes.Accept}?{Field}={Base64Url.EncodeToString(secret)}");
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
