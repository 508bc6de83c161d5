using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>Writes what happens to a person's sign-in into her own list and, where it changes who can sign in as her, into the mails to her. Saved with the change itself.</summary>
internal sealed class Acts(IdentityDb db, IdentitySettings settings, TimeProvider clock)
{
    /// <summary>How long she can see it.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>How many sign-ins of one kind stand one by one within a day; more are counted with the last, so that nobody who has her password can push the rest out of sight.</summary>
    public const int SignInsOfDay = 20;

    /// <summary>How many she is shown.</summary>
    public const int Shown = 200;

    private static readonly AccountAct[] NotMailed =
    [
        AccountAct.SignedInByPassword, AccountAct.SignedInByPasskey, AccountAct.SignedInByProvider, AccountAct.LinkMade, AccountAct.SignedOutEverywhere, AccountAct.AppAllowed, AccountAct.AppEnded,
    ];

    /// <param name="by">Who did it where it was not she herself; <see cref="Guid.Empty"/>: those who run the service.</param>
    /// <param name="client">The application that it is about.</param>
    public void Note(DistrictId district, PersonId person, AccountAct kind, Guid? by = null, string? client = null)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        db.Acts.Add(new() { Id = Guid.NewGuid(), District = district.Value, Person = person.Value, Kind = kind, By = by, At = now, Count = 1, ClientId = client });
        if (settings.Options.Mail is not null && !NotMailed.Contains(kind))
        {
            db.Mails.Add(new() { Id = Guid.NewGuid(), District = district.Value, Person = person.Value, Kind = kind, Due = now });
        }
    }

    /// <summary>Notes a sign-in; saved by the caller.</summary>
    public async Task SignedIn(SignInPerson person, AccountAct kind, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var dayAgo = now.AddDays(-1).ToUnixTimeSeconds();
        var today = await db.Acts.Where(act => act.District == person.District.Value && act.Person == person.Person.Value && act.Kind == kind && act.At > dayAgo)
            .OrderByDescending(act => act.At).Take(SignInsOfDay).ToListAsync(cancel);
        if (today.Count < SignInsOfDay)
        {
            Note(person.District, person.Person, kind);
            return;
        }

        (today[0].At, today[0].Count) = (now.ToUnixTimeSeconds(), today[0].Count + 1);
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<StoredAct>> Of(DistrictId district, PersonId person, CancellationToken cancel)
    {
        var since = (clock.GetUtcNow() - Kept).ToUnixTimeSeconds();
        return await db.Acts.AsNoTracking().Where(act => act.District == district.Value && act.Person == person.Value && act.At > since)
            .OrderByDescending(act => act.At).Take(Shown).ToListAsync(cancel);
    }
}
