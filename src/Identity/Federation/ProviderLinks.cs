using System.Security.Cryptography;
using System.Text.Json;
using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>
/// Who a provider's subject is here: known by issuer and subject within the vouching district, and by nothing else once linked. The first time, the roster says who she is.
/// </summary>
internal sealed class ProviderLinks(IdentityDb db, IFederation federation, FormerSignIns former, ISafeguards safeguards, IPeople people, Domains domains, Acts acts, RefusedSignIns refused, TimeProvider clock)
{
    /// <summary>The person and the stamp of her link, or why nobody signs in.</summary>
    /// <param name="since">Since when it is vouched for her; null: now.</param>
    public async Task<(SignInPerson? Person, string Stamp, SignInFailure Failure)> SignIn(DistrictId district, Provider provider, Vouched vouched, DateTimeOffset? since, CancellationToken cancel)
    {
        var subject = Hash(provider.Issuer, vouched.Subject);
        var known = await db.ProviderLinks.AsNoTracking().SingleOrDefaultAsync(link => link.District == district.Value && link.Subject == subject, cancel);
        if (known is not null)
        {
            return await people.Find(district, new(known.Person), cancel) is { Active: true } person && person.District == district ? (person, known.Stamp, default) : NotFound;
        }

        return await Matching(district, provider, vouched.Key, cancel) is { Active: true, Merged: false } found && found.District == district
            ? await Link(found, provider, subject, since, cancel)
            : NotFound;
    }

    /// <summary>Ends a person's link, and with it whatever she signed in to by it. Done also where there is none.</summary>
    /// <param name="by">Who does; null: those who run the service.</param>
    public async Task Unlink(DistrictId district, PersonId person, PersonId? by, CancellationToken cancel)
    {
        if (await Find(district, person, cancel) is { Subject: not null } link)
        {
            (link.Subject, link.Issuer) = (null, null);
            link.End(clock.GetUtcNow());
            acts.Note(district, person, AccountAct.Unlinked, by?.Value ?? Guid.Empty);
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Whether the subject is linked to her, and nothing was ended since this moment.</summary>
    public Task<bool> Has(DistrictId district, PersonId person, string issuer, string subject, DateTimeOffset since, CancellationToken cancel)
    {
        var (hash, at) = (Hash(issuer, subject), since.ToUnixTimeSeconds());
        return db.ProviderLinks.AnyAsync(link => link.District == district.Value && link.Person == person.Value && link.Subject == hash && (link.Ended == null || link.Ended < at), cancel);
    }

    private static (SignInPerson?, string, SignInFailure) NotFound => (null, "", SignInFailure.NotFound);

    private async Task<SignInPerson?> Matching(DistrictId district, Provider provider, string? key, CancellationToken cancel) => key is null ? null
        : provider.Match == SignInMatch.RosterKey ? await federation.ByKey(district, key, cancel)
        : Domains.Of(key) is { } domain && await domains.IsOf(district, domain, cancel) ? await federation.ByEmail(district, key, cancel)
        : null;

    private async Task<(SignInPerson? Person, string Stamp, SignInFailure Failure)> Link(SignInPerson person, Provider provider, byte[] subject, DateTimeOffset? since, CancellationToken cancel)
    {
        var (mailed, made) = SignInLinks.Waiting(db, person.District, person.Person);
        var (mails, links) = (await mailed.ToListAsync(cancel), await made.ToListAsync(cancel));    // read before it is asked who was here: one that is accepted later cannot be removed then, and nobody is linked unsealed beside its holder
        var before = await former.Any(person, cancel);    // asked first: a link that this very subject gets meanwhile is no former one
        var link = await Find(person.District, person.Person, cancel);
        if (link?.Subject is { } linked && linked.AsSpan().SequenceEqual(subject))
        {
            return (person, link.Stamp, default);    // since it was looked for
        }

        if (link?.Subject is not null && (link.Issuer == provider.Issuer || link.Issuer == (await federation.Provider(person.District, cancel))?.Issuer))
        {
            refused.Count(person, AccountAct.OtherAccountRefused);
            return NotFound;    // whoever it is, it is not who she was here before: her district unlinks her first. Nor does another issuer end what its own provider began
        }

        if (since?.ToUnixTimeSeconds() <= link?.Ended)
        {
            return NotFound;    // what was ended does not begin again by what was given before
        }

        if ((before || link is not null) && !await safeguards.Seal(person, cancel))
        {
            return (null, "", SignInFailure.TryAgain);
        }

        if (link is null)
        {
            link = new() { District = person.District.Value, Person = person.Person.Value, Stamp = "" };
            db.ProviderLinks.Add(link);
        }

        (link.Subject, link.Issuer, link.Stamp) = (subject, provider.Issuer, Passwords.NewStamp());
        acts.Note(person.District, person.Person, AccountAct.Linked);
        db.Mails.RemoveRange(mails);    // nobody sets a password for her any more
        db.Links.RemoveRange(links);
        try
        {
            await db.SaveChangesAsync(cancel);
            return (person, link.Stamp, default);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return (null, "", SignInFailure.TryAgain);    // linked at the same moment from elsewhere, or a link was used
        }
    }

    private Task<StoredProviderLink?> Find(DistrictId district, PersonId person, CancellationToken cancel) =>
        db.ProviderLinks.SingleOrDefaultAsync(link => link.District == district.Value && link.Person == person.Value, cancel);

    private static byte[] Hash(string issuer, string subject) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[] { issuer, subject }));
}
