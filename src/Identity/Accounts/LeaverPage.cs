using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>Who left signs in with a recovery code, which her district does not hold, to take and erase what is hers. Whatever does not fit is answered alike.</summary>
internal sealed class LeaverPage(
    IdentityDb db, IPeople people, Standing standing, RecoveryCodes codes, ISafeguards safeguards, Guesses guesses, RefusedSignIns refused, Entering entering, ReturnTickets tickets, IAntiforgery forgery, ILogger<LeaverPage> logger)
{
    private const string District = "district";
    private const string Login = "login";
    private const string Code = "code";

    public IResult Show(HttpContext http)
    {
        var (words, given) = (Words.For(http), (string?)http.Request.Query[ReturnTickets.Field]);
        var ticket = tickets.Read(given);
        return given is not null && ticket is null
            ? Page.Error(words, words.ReturnExpired)
            : Form(http, words, StatusCodes.Status200OK, given, ticket?.District ?? http.Request.Query[District]);
    }

    public async Task<IResult> Submit(HttpContext http)
    {
        var words = Words.For(http);
        if (!http.Request.HasFormContentType || !await forgery.IsRequestValidAsync(http))
        {
            return Page.Error(words, words.FormExpired);
        }

        var form = http.Request.Form;
        var (district, login, given) = (form[District].ToString(), form[Login].ToString(), (string?)form[ReturnTickets.Field]);
        var ticket = tickets.Read(given);
        if (!string.IsNullOrEmpty(given) && ticket is null)
        {
            return Page.Error(words, words.ReturnExpired);
        }

        var key = Guesses.Key("leaver " + district, login, http.Connection.RemoteIpAddress);
        if (guesses.Begin(key) is not null)
        {
            Log.SignInHeldBack(logger);
            return Form(http, words, StatusCodes.Status429TooManyRequests, given, district, words.SignInHeldBack);
        }

        var said = AccountWords.In(words.Language);
        if (await Find(district, login, form[Code].ToString(), http.RequestAborted) is not ({ } person, { } code))
        {
            Log.SignInRefused(logger);
            return Form(http, words, StatusCodes.Status403Forbidden, given, district, said.LeaverRefused);
        }

        // a code of before opens what was closed since: else a sealing would outlast the time in which she can take what is hers
        if (await safeguards.SealedUntil(person, http.RequestAborted) is not null && !await safeguards.Lift(person, DateTimeOffset.FromUnixTimeSeconds(code.Made), http.RequestAborted))
        {
            return Form(http, words, StatusCodes.Status503ServiceUnavailable, given, district, said.TryAgain);
        }

        db.Codes.Remove(code);
        try
        {
            var entered = await entering.Begin(http, words, person, await Account(person, http.RequestAborted), ticket, IdentityNames.LeaverAcr);
            guesses.Right(key);
            return entered;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Form(http, words, StatusCodes.Status403Forbidden, given, district, said.LeaverRefused);    // used at the same moment elsewhere
        }
    }

    private async Task<(SignInPerson? Person, StoredCode? Code)> Find(string district, string login, string typed, CancellationToken cancel)
    {
        var left = (await people.Leavers(district.Trim(), login.Trim(), cancel)).Where(standing.IsLeaver).ToList();
        foreach (var person in left)
        {
            if (await codes.Find(person, typed, cancel) is { } code)
            {
                return (person, code);
            }
        }

        left.ForEach(person => refused.Count(person, AccountAct.CodeRefused));
        return (null, null);
    }

    /// <summary>What her session hangs on; one without a password where she signed in otherwise, or that was unlinked since.</summary>
    private async Task<Account> Account(SignInPerson person, CancellationToken cancel) =>
        await db.Accounts.SingleOrDefaultAsync(a => a.District == person.District.Value && a.Person == person.Person.Value, cancel)
        ?? db.Accounts.Add(new() { District = person.District.Value, Person = person.Person.Value, PasswordHash = "", Stamp = Passwords.NewStamp() }).Entity;

    private Page Form(HttpContext http, Words words, int status, string? given, string? district, string? problem = null)
    {
        var said = AccountWords.In(words.Language);
        var known = !string.IsNullOrEmpty(district);
        var body = Html.Of($"""
            {Forms.Problem(problem)}
            <p>{said.LeaverText}</p>
            <form method="post" action="{Routes.Leaver}">
            {Forms.Hidden(ReturnTickets.Field, given)}{Forms.Hidden(forgery.GetAndStoreTokens(http))}
            {Forms.Input(District, words.District, "text", "organization", district, first: !known, hint: words.DistrictHint)}
            {Forms.Input(Login, words.Login, "text", "username", first: known)}
            {Forms.Input(Code, said.Code, "text", "off", hint: said.CodeHint)}
            <button type="submit">{words.SignIn}</button>
            </form>
            """);
        return new(words, status, said.LeaverTitle, body, tickets.Read(given)?.Redirect);
    }
}
