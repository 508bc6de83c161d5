using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>Signing in with a passkey, which also says who and of which district. It opens what was closed after she had it: her district does not hold it.</summary>
internal sealed class PasskeyPage(
    Passkeys passkeys, IPeople people, ISafeguards safeguards, Acts acts, Entering entering, ReturnTickets tickets, IAntiforgery forgery, IdentitySettings settings, ILogger<PasskeyPage> logger)
{
    private const string State = "state";
    private const string Credential = "credential";

    /// <summary>The ways here, to recovery, and for those who left, from the sign-in page.</summary>
    public static Html Link(Words words, string? given)
    {
        var (said, query) = (AccountWords.In(words.Language), string.IsNullOrEmpty(given) ? QueryString.Empty : QueryString.Create(ReturnTickets.Field, given));
        return Html.Of($"""
            <p><a href="{Routes.Passkey + query}">{said.WithPasskey}</a></p>
            <p><a href="{Routes.Recover}">{said.RecoverTitle}</a></p>
            <p><a href="{Routes.Leaver + query}">{said.LeaverTitle}</a></p>
            """);
    }

    public async Task<IResult> Show(HttpContext http)
    {
        var (words, given) = (Words.For(http), (string?)http.Request.Query[ReturnTickets.Field]);
        return given is not null && tickets.Read(given) is null ? Page.Error(words, words.ReturnExpired) : await Form(http, words, StatusCodes.Status200OK, given);
    }

    public async Task<IResult> Submit(HttpContext http)
    {
        var words = Words.For(http);
        if (!http.Request.HasFormContentType || !await forgery.IsRequestValidAsync(http))
        {
            return Page.Error(words, words.FormExpired);
        }

        var (form, given) = (http.Request.Form, (string?)http.Request.Form[ReturnTickets.Field]);
        var ticket = tickets.Read(given);
        if (!string.IsNullOrEmpty(given) && ticket is null)
        {
            return Page.Error(words, words.ReturnExpired);
        }

        var said = AccountWords.In(words.Language);
        if (await passkeys.Answer(http, form[State].ToString(), form[Credential].ToString()) is not ({ } account, var made)
            || await people.Find(new DistrictId(account.District), new PersonId(account.Person), http.RequestAborted) is not { Active: true } person)
        {
            Log.SignInRefused(logger);
            return await Form(http, words, StatusCodes.Status403Forbidden, given, said.PasskeyRefused);
        }

        if (await safeguards.SealedUntil(person, http.RequestAborted) is not null && await safeguards.Lift(person, made, http.RequestAborted)
            && await safeguards.SealedUntil(person, http.RequestAborted) is null)
        {
            acts.Note(person.District, person.Person, AccountAct.Unsealed);
        }

        return await entering.Begin(http, words, person, account, ticket, IdentityNames.PasskeyAcr);
    }

    private async Task<Page> Form(HttpContext http, Words words, int status, string? given, string? problem = null)
    {
        var said = AccountWords.In(words.Language);
        var (options, state) = await passkeys.ToSignIn(http);
        var back = string.IsNullOrEmpty(given) ? QueryString.Empty : QueryString.Create(ReturnTickets.Field, given);
        var body = Html.Of($"""
            {Forms.Problem(problem)}
            <p>{said.PasskeyText}</p>
            <form method="post" action="{Routes.Passkey}" data-passkey="get" data-options="{options}">
            {Forms.Hidden(State, state)}{Forms.Hidden(Credential, "")}{Forms.Hidden(ReturnTickets.Field, given)}{Forms.Hidden(forgery.GetAndStoreTokens(http))}
            <p class="problem" role="alert" hidden="hidden">{said.PasskeyFailed}</p>
            <button type="submit">{said.WithPasskey}</button>
            </form>
            <noscript><p>{said.NeedsScript}</p></noscript>
            <p><a href="{Routes.SignIn + back}">{said.WithPassword}</a></p>
            """);
        return new(words, status, words.SignInTitle, body, tickets.Read(given)?.Redirect ?? settings.Options.Portal.Home?.AbsoluteUri, passkeys: true);
    }
}
