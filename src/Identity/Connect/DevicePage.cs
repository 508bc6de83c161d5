using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>
/// A person enters the code that a device shows her, sees which application it is and what it asks for, and decides. She signs in before a code is looked at, so that whoever guesses codes is somebody.
/// </summary>
internal sealed class DevicePage(Sessions sessions, ReturnTickets tickets, Guesses guesses, IOpenIddictApplicationManager clients, Grants grants, IAntiforgery forgery)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Decision = "decision";
    private const string Yes = "yes";

    public async Task<IResult> Handle(HttpContext http)
    {
        var words = Words.For(http);
        if (http.GetOpenIddictServerRequest() is not { } request || http.GetOpenIddictServerResponse() is not null)
        {
            return Page.Error(words, words.BadRequest);
        }

        var code = request.UserCode;
        if (await sessions.Current(http) is not { } session)
        {
            return tickets.ToSignIn(Routes.Verify + (code is null ? "" : QueryString.Create(Parameters.UserCode, code)));
        }

        if (string.IsNullOrWhiteSpace(code))
        {
            return Ask(words, StatusCodes.Status200OK, problem: null);
        }

        var said = DeviceWords.In(words.Language);
        var guess = Guesses.Key(Guessed.Device, session.Person.District, session.Person.Person);
        if (await guesses.Begin(guess, http.RequestAborted) is not null)
        {
            return Ask(words, StatusCodes.Status429TooManyRequests, said.TooMany);
        }

        if ((await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal is not { } asked || asked.GetClaim(Claims.ClientId) is not { } clientId)
        {
            return Ask(words, StatusCodes.Status404NotFound, said.Unknown);
        }

        await guesses.Right(guess, http.RequestAborted);
        var decided = HttpMethods.IsPost(http.Request.Method) ? (string?)request[Decision] : null;
        if (decided is null || !await forgery.IsRequestValidAsync(http))
        {
            var client = (await clients.FindByClientIdAsync(clientId, http.RequestAborted))!;
            return Confirm(http, words, (await clients.GetDisplayNameAsync(client, http.RequestAborted))!, session, asked.GetScopes(), code);
        }

        if (decided == Yes)
        {
            await grants.Allow(session.Person.District, session.Person.Person, clientId, asked.GetScopes(), http.RequestAborted);
        }

        var done = new AuthenticationProperties { RedirectUri = decided == Yes ? Routes.DeviceDone : Routes.DeviceDenied };
        return decided == Yes
            ? Results.SignIn(Principals.For(session, asked.GetScopes()), done, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)
            : Results.Forbid(done, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }

    public static Page Done(HttpContext http, bool allowed)
    {
        var words = Words.For(http);
        var said = DeviceWords.In(words.Language);
        return new(words, StatusCodes.Status200OK, allowed ? said.AllowedTitle : said.DeniedTitle, Html.Of($"<p>{(allowed ? said.AllowedText : said.DeniedText)}</p>"));
    }

    /// <summary>Without a token of ours: entering a code does nothing yet.</summary>
    private static Page Ask(Words words, int status, string? problem)
    {
        var said = DeviceWords.In(words.Language);
        return new(words, status, said.AskTitle, Html.Of($"""
            {Forms.Problem(problem)}
            <form method="post" action="{Routes.Verify}">
            {Forms.Input(Parameters.UserCode, said.Code, "text", "one-time-code", first: true, hint: said.CodeHint)}
            <button type="submit">{said.Continue}</button>
            </form>
            """));
    }

    private Page Confirm(HttpContext http, Words words, string app, Session session, IEnumerable<string> scopes, string code)
    {
        var said = DeviceWords.In(words.Language);
        return new(words, StatusCodes.Status200OK, said.ConfirmTitle, Html.Of($"""
            <p>{words.SignedInAs(session.Person.DisplayName)}</p>
            <p>{words.AppAsks(app)}</p>
            {ConsentPage.Asks(words, scopes)}
            <p class="warning">{said.Warning}</p>
            <form method="post" action="{Routes.Verify}">
            {Forms.Hidden(Parameters.UserCode, code)}{Forms.Hidden(forgery.GetAndStoreTokens(http))}
            <button type="submit" name="{Decision}" value="{Yes}">{words.Allow}</button>
            <button type="submit" name="{Decision}" value="no" class="quiet">{words.Deny}</button>
            </form>
            """));
    }
}
