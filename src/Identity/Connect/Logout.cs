using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace DistrictCoaching.Identity;

/// <summary>Ends the session for a client that proves whose it is by its identity token; everybody else's word is put to the person first.</summary>
internal sealed class Logout(IdentityDb db, Sessions sessions, IAntiforgery forgery, TimeProvider clock)
{
    public async Task<IResult> Handle(HttpContext http)
    {
        var words = Words.For(http);
        if (http.GetOpenIddictServerRequest() is not { } request || http.GetOpenIddictServerResponse() is not null)
        {
            return Page.Error(words, words.BadRequest);
        }

        if (await sessions.Any(http) is { } session)
        {
            if (!await Hers(http, session) && !await Confirmed(http))
            {
                return LogoutPage.Ask(words, request, forgery.GetAndStoreTokens(http));
            }

            await Remember(session, http.RequestAborted);
        }

        await Sessions.End(http);
        return Results.SignOut(new() { RedirectUri = Routes.SignedOut }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    /// <summary>The tokens that our own client was given in this session end with it.</summary>
    private async Task Remember(Session session, CancellationToken cancel)
    {
        db.EndedSessions.Add(new() { Session = session.Id, Until = (clock.GetUtcNow() + Prune.Kept + Sessions.Lifetime).ToUnixTimeSeconds() });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();    // signed out twice at once
            if (!await db.EndedSessions.AnyAsync(ended => ended.Session == session.Id, cancel))
            {
                throw;
            }
        }
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
