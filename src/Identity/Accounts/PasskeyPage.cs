using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>Signing in with a passkey, which also says who and of which district. It opens what was closed after she had it: her district does not hold it.</summary>
internal sealed class PasskeyPage(
    Passkeys passkeys, IPeople people, ISafeguards safeguards, Acts acts, Entering entering, EntryForms entries, IAntiforgery forgery, IdentitySettings settings, ILogger<PasskeyPage> logger)
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
        var (given, ticket, no) = entries.Shown(http);
        return no ?? await Form(http, Words.For(http), StatusCodes.Status200OK, ticket, given);
    }

    public async Task<IResult> Submit(HttpContext http)
    {
        var (given, ticket, no) = await entries.Sent(http);
        if (no is not null)
        {
            return no;
        }

        var (words, form) = (Words.For(http), http.Request.Form);
        var said = AccountWords.In(words.Language);
        if (await passkeys.Answer(http, form[State].ToString(), form[Credential].ToString()) is not ({ } account, var made)
            || await people.Find(new DistrictId(account.District), new PersonId(account.Person), http.RequestAborted) is not { Active: true } person)
        {
            Log.SignInRefused(logger);
            return await Form(http, words, StatusCodes.Status403Forbidden, ticket, given, said.PasskeyRefused);
        }

        if (await safeguards.SealedUntil(person, http.RequestAborted) is not null && await safeguards.Lift(person, made, http.RequestAborted)
            && await safeguards.SealedUntil(person, http.RequestAborted) is null)
        {
            acts.Note(person.District, person.Person, AccountAct.Unsealed);
        }

        return await entering.Begin(http, words, person, account, ticket, IdentityNames.PasskeyAcr);
    }

    private async Task<Page> Form(HttpContext http, Words words, int status, ReturnTicket? ticket, string? given, string? problem = null)
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
        return new(words, status, words.SignInTitle, body, ticket?.Redirect ?? settings.Options.Portal.Home?.AbsoluteUri, passkeys: true);
    }
}
