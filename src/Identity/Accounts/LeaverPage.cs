using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>Who left signs in with a recovery code, which her district does not hold, to take and erase what is hers. Whatever does not fit is answered alike.</summary>
internal sealed class LeaverPage(
    IdentityDb db, IPeople people, Standing standing, RecoveryCodes codes, ISafeguards safeguards, Guesses guesses, RefusedSignIns refused, Entering entering, EntryForms entries, IAntiforgery forgery, ILogger<LeaverPage> logger)
{
    private const string District = "district";
    private const string Login = "login";
    private const string Code = "code";

    public IResult Show(HttpContext http)
    {
        var (given, ticket, no) = entries.Shown(http);
        return no ?? Form(http, StatusCodes.Status200OK, ticket, given, ticket?.District ?? http.Request.Query[District]);
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
        var key = Guesses.Key(Guessed.Leaving, district, login, http.Connection.RemoteIpAddress);
        if (await guesses.Begin(key, http.RequestAborted) is not null)
        {
            Log.SignInHeldBack(logger);
            return Form(http, StatusCodes.Status429TooManyRequests, ticket, given, district, words.SignInHeldBack);
        }

        var said = AccountWords.In(words.Language);
        if (await Find(district, login, form[Code].ToString(), http.RequestAborted) is not ({ } person, { } code))
        {
            Log.SignInRefused(logger);
            return Form(http, StatusCodes.Status403Forbidden, ticket, given, district, said.LeaverRefused);
        }

        // a code of before opens what was closed since: else a sealing would outlast the time in which she can take what is hers
        if (await safeguards.SealedUntil(person, http.RequestAborted) is not null && !await safeguards.Lift(person, DateTimeOffset.FromUnixTimeSeconds(code.Made), http.RequestAborted))
        {
            return Form(http, StatusCodes.Status503ServiceUnavailable, ticket, given, district, said.TryAgain);
        }

        db.Codes.Remove(code);
        try
        {
            var entered = await entering.Begin(http, words, person, await Account(person, http.RequestAborted), ticket, IdentityNames.LeaverAcr);
            await guesses.Right(key, http.RequestAborted);
            return entered;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Form(http, StatusCodes.Status403Forbidden, ticket, given, district, said.LeaverRefused);    // used at the same moment elsewhere
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

    private Page Form(HttpContext http, int status, ReturnTicket? ticket, string? given, string? district, string? problem = null)
    {
        var words = Words.For(http);
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
        return new(words, status, said.LeaverTitle, body, ticket?.Redirect);
    }
}
