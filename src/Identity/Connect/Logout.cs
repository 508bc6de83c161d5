using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace DistrictCoaching.Identity;

/// <summary>Ends the session for a client that proves whose it is by its identity token; everybody else's word is put to the person first.</summary>
internal sealed class Logout(Sessions sessions, IAntiforgery forgery)
{
    public async Task<IResult> Handle(HttpContext http)
    {
        var words = Words.For(http);
        if (http.GetOpenIddictServerRequest() is not { } request || http.GetOpenIddictServerResponse() is not null)
        {
            return Page.Error(words, words.BadRequest);
        }

        if (await sessions.Current(http) is { } session && !await Hers(http, session) && !await Confirmed(http))
        {
            return LogoutPage.Ask(words, request, forgery.GetAndStoreTokens(http));
        }

        await Sessions.End(http);
        return Results.SignOut(new() { RedirectUri = Routes.SignedOut }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    private static async Task<bool> Hers(HttpContext http, Session session)
    {
        var hint = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        return hint?.GetClaim(OpenIddictConstants.Claims.Subject) == session.Person.Person.Value.ToString("D");
    }

    private async Task<bool> Confirmed(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.Request.Form.ContainsKey(LogoutPage.Confirm)
        && await forgery.IsRequestValidAsync(http);
}
