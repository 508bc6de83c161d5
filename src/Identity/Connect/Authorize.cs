using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Identity;

/// <summary>Gives a code to a client that OpenIddict found fit, for a person who signed in and, where it is not ours, agreed.</summary>
internal sealed class Authorize(
    Sessions sessions, ReturnTickets tickets, PushedRequest pushed, IPeople people, IOpenIddictApplicationManager clients, Grants grants, Suspensions suspensions, IAntiforgery forgery, TimeProvider clock)
{
    /// <summary>The request's own parameter for the district, by slug; without it, that of the session.</summary>
    public const string District = "district";

    private const string Decision = "decision";

    public async Task<IResult> Handle(HttpContext http)
    {
        var words = Words.For(http);
        if (http.GetOpenIddictServerRequest() is not { } request || http.GetOpenIddictServerResponse() is not null)
        {
            return Page.Error(words, words.BadRequest);
        }

        var silent = request.HasPromptValue(PromptValues.None);
        var session = await sessions.Any(http);
        if (session is null || await MustSignIn(http, request, session))
        {
            return silent ? Refusal.Of(Errors.LoginRequired, "The person must sign in.") : tickets.ToSignIn(request);
        }

        var hint = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        if (hint?.GetClaim(Claims.Subject) is { } expected && expected != session.Person.Person.Value.ToString("D"))
        {
            return Refusal.Of(Errors.LoginRequired, "Another person is signed in.");
        }

        return await Agreed(http, request, session, words, silent)
            ?? Results.SignIn(Principals.For(session, request.GetScopes()), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private async Task<bool> MustSignIn(HttpContext http, OpenIddictRequest request, Session session)
    {
        var asksAnew = !pushed.HasSignedIn(http, request)
            && (request.HasPromptValue(PromptValues.Login) || request.HasPromptValue(PromptValues.SelectAccount)
                || (request.MaxAge is { } seconds && clock.GetUtcNow() - session.SignedIn > TimeSpan.FromSeconds(seconds)));
        return asksAnew
            || ((string?)request[District] is { Length: > 0 } slug && (await people.District(slug, http.RequestAborted))?.District != session.Person.District);
    }

    /// <summary>Null: she agrees, or the client is ours.</summary>
    private async Task<IResult?> Agreed(HttpContext http, OpenIddictRequest request, Session session, Words words, bool silent)
    {
        var client = (await clients.FindByClientIdAsync(request.ClientId!, http.RequestAborted))!;
        if (await clients.HasConsentTypeAsync(client, ConsentTypes.Implicit, http.RequestAborted))
        {
            return null;
        }

        var (district, her) = (session.Person.District, session.Person.Person);
        if (session.OfLeaver || !await grants.IsOf(client, district, http.RequestAborted))
        {
            return Refusal.Of(Errors.AccessDenied, "The application is not for this person.");
        }

        if (await suspensions.Refuse(district, request.ClientId!, http.RequestAborted))
        {
            return Refusal.Of(Errors.AccessDenied, Suspensions.Description);
        }

        // what is not https could be answered by another program of the same name: there she is asked each time
        var asksAnew = request.HasPromptValue(PromptValues.Consent) || !request.RedirectUri!.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (!asksAnew && await grants.Covers(district, her, request.ClientId!, request.GetScopes(), http.RequestAborted))
        {
            return null;
        }

        if (silent)
        {
            return Refusal.Of(Errors.ConsentRequired, "The person must be asked.");
        }

        var decided = HttpMethods.IsPost(http.Request.Method) ? PushedRequest.Given(http, Decision) : null;
        if (decided is null || !await forgery.IsRequestValidAsync(http))
        {
            var name = await clients.GetDisplayNameAsync(client, http.RequestAborted);
            var ofDistrict = (await clients.GetPropertiesAsync(client, http.RequestAborted)).ContainsKey(ClientSeeds.District);
            return ConsentPage.Show(words, name!, ofDistrict, session.Person, request, PushedRequest.Given(http), forgery.GetAndStoreTokens(http));
        }

        if (decided != ConsentPage.Yes)
        {
            return Refusal.Of(Errors.AccessDenied, "The person did not agree.");
        }

        await grants.Allow(district, her, request.ClientId!, request.GetScopes(), http.RequestAborted);
        return null;
    }
}
