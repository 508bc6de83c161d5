using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>Whether a person who signed in earlier still may: asked at every authorization and every token.</summary>
internal sealed class Standing(IdentityDb db, IPeople people, IFederation federation, IdentitySettings settings, TimeProvider clock)
{
    /// <summary>The person, if the roster has her as active, or she signed in as one who left and retention has not ended, and her credential is the one she signed in with.</summary>
    /// <param name="acr">How she signed in.</param>
    public async Task<SignInPerson?> Of(DistrictId district, PersonId person, string stamp, string? acr, CancellationToken cancel)
    {
        var stands = await db.Accounts.AnyAsync(a => a.District == district.Value && a.Person == person.Value && a.Stamp == stamp, cancel) || await Links(district, person, stamp, cancel);
        return stands ? await Counted(district, person, acr, cancel) : null;
    }

    /// <summary>Whether the roster has her as active, or as one who may still take what is hers: nothing else is known of who she is.</summary>
    public async Task<bool> Is(DistrictId district, PersonId person, string? acr, CancellationToken cancel) => await Counted(district, person, acr, cancel) is not null;

    /// <summary>Whether somebody left, or is away, and retention has not ended.</summary>
    public bool IsLeaver(SignInPerson person) => person.Left is { } left && DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) < left.AddDays(settings.Options.LeaverDays);

    /// <summary>Whether an access token's sign-in still counts. Signing out ends what our own client was given; what she allowed others is hers to end apart.</summary>
    public async Task<bool> Holds(DistrictId district, PersonId person, SignInMark mark, string clientId, CancellationToken cancel) =>
        !await SignedOut(mark, clientId, cancel)
        && ((await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.District == district.Value && a.Person == person.Value, cancel) is { } account && mark.IsOf(account.Stamp))
            || (await Link(district, person, cancel) is { } link && mark.IsOf(link.Stamp)));

    /// <summary>Whether our own client's person signed out since.</summary>
    public async Task<bool> SignedOut(SignInMark mark, string clientId, CancellationToken cancel) =>
        clientId == IdentityNames.PortalClient && await db.EndedSessions.AnyAsync(ended => ended.Session == mark.Session, cancel);

    private async Task<SignInPerson?> Counted(DistrictId district, PersonId person, string? acr, CancellationToken cancel) =>
        await people.Find(district, person, cancel) is { } found && found.District == district && (found.Active || (acr == IdentityNames.LeaverAcr && IsLeaver(found))) ? found : null;

    private async Task<bool> Links(DistrictId district, PersonId person, string stamp, CancellationToken cancel) => (await Link(district, person, cancel))?.Stamp == stamp;

    /// <summary>Her link with what is still her district's provider.</summary>
    private async Task<StoredProviderLink?> Link(DistrictId district, PersonId person, CancellationToken cancel) =>
        await db.ProviderLinks.AsNoTracking().SingleOrDefaultAsync(l => l.District == district.Value && l.Person == person.Value, cancel) is { Issuer: { } issuer } link
        && (await federation.Provider(district, cancel))?.Issuer == issuer ? link : null;
}
