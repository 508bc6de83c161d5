using System.Globalization;
using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>Signing in with district, login and password. Whatever does not fit is answered alike.</summary>
internal sealed class SignInPage(
    IdentityDb db, IPeople people, Passwords passwords, Guesses guesses, RefusedSignIns refused, KnownBrowsers browsers, SecondStepPage second, Entering entering, EntryForms entries,
    IAntiforgery forgery, IdentitySettings settings, ILogger<SignInPage> logger)
{
    private const string District = "district";
    private const string Login = "login";
    private const string Password = "password";

    public IResult Show(HttpContext http)
    {
        var (given, ticket, no) = entries.Shown(http);
        return no ?? Form(http, Words.For(http), StatusCodes.Status200OK, ticket, given, ticket?.District ?? http.Request.Query[District]);
    }

    public async Task<IResult> Submit(HttpContext http)
    {
        var (given, ticket, no) = await entries.Sent(http);
        if (no is not null)
        {
            return no;
        }

        var (words, form) = (Words.For(http), http.Request.Form);
        var (district, login) = (form[District].ToString(), form[Login].ToString());
        var account = Guesses.Key(Guessed.Password, district, login);
        // a known browser is counted by itself: what others try at her school's address is not held against her, nor forgotten because she signs in
        var (here, everywhere) = browsers.Known(http, account) is { } browser
            ? (Guesses.Key(Guessed.PasswordInKnownBrowser, browser, account), Guesses.Key(Guessed.PasswordInKnownBrowser, "", account))
            : (Guesses.Key(Guessed.Password, district, login, http.Connection.RemoteIpAddress), account);
        if (await Begin(here, everywhere, http.RequestAborted) is { } wait)
        {
            Log.SignInHeldBack(logger);
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Form(http, words, StatusCodes.Status429TooManyRequests, ticket, given, district, words.SignInHeldBack);
        }

        if (await Find(district, login, form[Password].ToString(), http.RequestAborted) is not ({ } person, { } found))
        {
            Log.SignInRefused(logger);
            return Form(http, words, StatusCodes.Status403Forbidden, ticket, given, district, words.SignInRefused);
        }

        await guesses.Right(here, http.RequestAborted);
        await guesses.Back(everywhere, http.RequestAborted);
        browsers.Remember(http, account);
        return await second.Ask(http, words, person, found, given) ?? await entering.Begin(http, words, person, found, ticket);
    }

    private async Task<TimeSpan?> Begin(string here, string everywhere, CancellationToken cancel)
    {
        if (await guesses.Begin(here, cancel) is { } wait)
        {
            return wait;
        }

        if (await guesses.Begin(everywhere, settings.Options.Limits.WrongPasswordsOfAccount, cancel) is { } longer)
        {
            await guesses.Back(here, cancel);    // no password is looked at: whoever tries from everywhere does not hold her own address back for longer
            return longer;
        }

        return null;
    }

    private async Task<(SignInPerson? Person, Account? Account)> Find(string district, string login, string password, CancellationToken cancel)
    {
        var person = await people.Find(district.Trim(), login.Trim(), cancel);
        var account = person is { Active: true }
            ? await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.District == person.District.Value && a.Person == person.Person.Value, cancel)
            : null;
        if (passwords.Fits(account, password))
        {
            return (person, account);
        }

        if (person is { Active: true } && account is not null)
        {
            refused.Count(person, AccountAct.PasswordRefused);
        }

        return (null, null);
    }

    private Page Form(HttpContext http, Words words, int status, ReturnTicket? ticket, string? given, string? district, string? problem = null)
    {
        var known = !string.IsNullOrEmpty(district);
        var body = Html.Of($"""
            {Forms.Problem(problem)}
            <form method="post" action="{Routes.SignIn}">
            {Forms.Hidden(ReturnTickets.Field, given)}{Forms.Hidden(forgery.GetAndStoreTokens(http))}
            {Forms.Input(District, words.District, "text", "organization", district, first: !known, hint: words.DistrictHint)}
            {Forms.Input(Login, words.Login, "text", "username", first: known)}
            {Forms.Input(Password, words.Password, "password", "current-password")}
            <button type="submit">{words.SignIn}</button>
            </form>
            {SchoolPage.Link(words, given, district)}
            {PasskeyPage.Link(words, given)}
            """);
        return new(words, status, words.SignInTitle, body, ticket?.Redirect ?? settings.Options.Portal.Home?.AbsoluteUri);
    }
}
