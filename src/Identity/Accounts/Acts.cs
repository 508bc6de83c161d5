using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>Writes what happens to a person's sign-in into her own list and, where it changes who can sign in as her, into the mails to her. Saved with the change itself.</summary>
internal sealed class Acts(IdentityDb db, IdentitySettings settings, TimeProvider clock)
{
    /// <summary>How long she can see it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <param name="by">Who did it where it was not she herself; <see cref="Guid.Empty"/>: those who run the service.</param>
    public void Note(DistrictId district, PersonId person, AccountAct kind, Guid? by = null)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        db.Acts.Add(new() { Id = Guid.NewGuid(), District = district.Value, Person = person.Value, Kind = kind, By = by, At = now });
        if (settings.Options.Mail is not null && kind is not (AccountAct.SignedInByPassword or AccountAct.SignedInByPasskey or AccountAct.LinkMade or AccountAct.SignedOutEverywhere))
        {
            db.Mails.Add(new() { Id = Guid.NewGuid(), District = district.Value, Person = person.Value, Kind = kind, Due = now });
        }
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<StoredAct>> Of(SignInPerson person, CancellationToken cancel)
    {
        var since = (clock.GetUtcNow() - Kept).ToUnixTimeSeconds();
        return await db.Acts.AsNoTracking().Where(act => act.District == person.District.Value && act.Person == person.Person.Value && act.At > since)
            .OrderByDescending(act => act.At).Take(200).ToListAsync(cancel);
    }
}
