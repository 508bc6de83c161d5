using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;

namespace DistrictCoaching.Identity;

/// <summary>A person signed in here, in one district.</summary>
/// <param name="SignedIn">When she proved who she is.</param>
/// <param name="Acr">How she did.</param>
/// <param name="Id">Of this session alone.</param>
internal sealed record Session(SignInPerson Person, DateTimeOffset SignedIn, string Stamp, string Acr, string Id)
{
    /// <summary>Of somebody who left: good for our own client's tokens, and for nothing here.</summary>
    public bool OfLeaver => Acr == IdentityNames.LeaverAcr;

    public SignInMark Mark => SignInMark.Of(Stamp, Id);
}

/// <summary>The cookie of a person who signed in: pinned to her district, and worth nothing once she or her credential no longer stands.</summary>
internal sealed class Sessions(Standing standing, TimeProvider clock)
{
    public const string Scheme = "district-coaching.session";
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);
    private const string District = "district";
    private const string SignedIn = "signed-in";
    private const string Stamp = "stamp";
    private const string Acr = "acr";
    private const string Id = "id";

    /// <summary>The session of a person who is here; null also where she left.</summary>
    public async Task<Session?> Current(HttpContext http) => await Any(http) is { OfLeaver: false } session ? session : null;

    /// <summary>The session, also of somebody who left.</summary>
    public async Task<Session?> Any(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(Scheme);
        if (ticket is not { Succeeded: true, Properties.Items: var items })
        {
            return null;
        }

        var stamp = items[Stamp]!;
        var how = items.TryGetValue(Acr, out var acr) ? acr! : IdentityNames.PasswordAcr;
        var person = await standing.Of(
            new(Guid.Parse(items[District]!)), new(Guid.Parse(ticket.Principal.GetClaim(OpenIddictConstants.Claims.Subject)!)), stamp, how, http.RequestAborted);
        if (person is null || !items.TryGetValue(Id, out var id) || id is null)
        {
            await End(http);
            return null;
        }

        http.User = ticket.Principal;
        return new(person, DateTimeOffset.FromUnixTimeSeconds(long.Parse(items[SignedIn]!, CultureInfo.InvariantCulture)), stamp, how, id);
    }

    /// <summary>Begins a session; one of another person or district ends.</summary>
    /// <param name="signedIn">When she proved who she is; null: now.</param>
    public Task Begin(HttpContext http, SignInPerson person, string stamp, DateTimeOffset? signedIn = null, string how = IdentityNames.PasswordAcr)
    {
        var identity = new ClaimsIdentity([new(OpenIddictConstants.Claims.Subject, person.Person.Value.ToString("D"))], Scheme);
        // in the properties, not in claims: nothing that rebuilds the principal can drop or widen it
        var properties = new AuthenticationProperties(new Dictionary<string, string?>
        {
            [District] = person.District.Value.ToString("D"),
            [SignedIn] = (signedIn ?? clock.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            [Stamp] = stamp,
            [Acr] = how,
            [Id] = SignInMark.NewSession(),
        });
        return http.SignInAsync(Scheme, new(identity), properties);
    }

    public static Task End(HttpContext http) => http.SignOutAsync(Scheme);
}
