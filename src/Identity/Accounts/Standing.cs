using DistrictCoaching.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>Whether a person who signed in earlier still may: asked at every authorization and every token.</summary>
internal sealed class Standing(IdentityDb db, IPeople people, IFederation federation)
{
    /// <summary>The person, if the roster has her as active and her credential is the one she signed in with.</summary>
    public async Task<SignInPerson?> Of(DistrictId district, PersonId person, string stamp, CancellationToken cancel)
    {
        var stands = await db.Accounts.AnyAsync(a => a.District == district.Value && a.Person == person.Value && a.Stamp == stamp, cancel) || await Links(district, person, stamp, cancel);
        return stands && await people.Find(district, person, cancel) is { Active: true } found && found.District == district ? found : null;
    }

    /// <summary>Whether the roster has her as active: all that can be asked for a token that does not tell her credential.</summary>
    public async Task<bool> Is(DistrictId district, PersonId person, CancellationToken cancel) =>
        await people.Find(district, person, cancel) is { Active: true } found && found.District == district;

    /// <summary>Whether she signed in with what is still her district's provider.</summary>
    private async Task<bool> Links(DistrictId district, PersonId person, string stamp, CancellationToken cancel) =>
        await db.ProviderLinks.AsNoTracking().SingleOrDefaultAsync(l => l.District == district.Value && l.Person == person.Value && l.Stamp == stamp, cancel) is { Issuer: { } issuer }
        && (await federation.Provider(district, cancel))?.Issuer == issuer;
}
