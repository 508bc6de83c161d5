using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>A person gets back in by herself: with a recovery code she sets a new password, and what was closed after she got the code is open again. Whatever does not fit is answered alike.</summary>
internal sealed class RecoverPage(
    IdentityDb db, IPeople people, NewPassword chosen, RecoveryCodes codes, ISafeguards safeguards, Acts acts, Guesses guesses, RefusedSignIns refused, IAntiforgery forgery, ILogger<RecoverPage> logger)
{
    private const string District = "district";
    private const string Login = "login";
    private const string Code = "code";

    public IResult Show(HttpContext http) => Form(http, Words.For(http), StatusCodes.Status200OK, http.Request.Query[District]);

    public async Task<IResult> Submit(HttpContext http)
    {
        var words = Words.For(http);
        if (!http.Request.HasFormContentType || !await forgery.IsRequestValidAsync(http))
        {
            return Page.Error(words, words.FormExpired);
        }

        var said = AccountWords.In(words.Language);
        var (district, login) = (http.Request.Form[District].ToString(), http.Request.Form[Login].ToString());
        if (chosen.Refuse(http, words) is { } problem)
        {
            return Form(http, words, StatusCodes.Status422UnprocessableEntity, district, problem);
        }

        var key = Guesses.Key(Guessed.Recovery, district, login, http.Connection.RemoteIpAddress);
        if (await guesses.Begin(key, http.RequestAborted) is not null)
        {
            Log.SignInHeldBack(logger);
            return Form(http, words, StatusCodes.Status429TooManyRequests, district, words.SignInHeldBack);
        }

        var person = await people.Find(district.Trim(), login.Trim(), http.RequestAborted);
        if (person is not { Active: true } || await codes.Find(person, http.Request.Form[Code].ToString(), http.RequestAborted) is not { } code)
        {
            Log.SignInRefused(logger);
            if (person is { Active: true })
            {
                refused.Count(person, AccountAct.CodeRefused);
            }

            return Form(http, words, StatusCodes.Status403Forbidden, district, said.RecoverRefused);
        }

        if (!await safeguards.Lift(person, DateTimeOffset.FromUnixTimeSeconds(code.Made), http.RequestAborted))
        {
            return Form(http, words, StatusCodes.Status503ServiceUnavailable, district, said.TryAgain);
        }

        db.Codes.Remove(code);
        await chosen.Set(person, await chosen.Account(person, http.RequestAborted), http, http.RequestAborted);
        acts.Note(person.District, person.Person, AccountAct.PasswordSetByCode);
        try
        {
            await db.SaveChangesAsync(http.RequestAborted);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Form(http, words, StatusCodes.Status403Forbidden, district, said.RecoverRefused);    // used at the same moment elsewhere
        }

        await guesses.Right(key, http.RequestAborted);
        Log.Recovered(logger);
        var next = Html.Of($"""<p>{said.RecoveredText(await codes.Left(person, http.RequestAborted))}</p><p><a href="{Routes.SignIn}">{words.SignIn}</a></p>""");
        return new Page(words, StatusCodes.Status200OK, words.AcceptedTitle, next);
    }

    private Page Form(HttpContext http, Words words, int status, string? district, string? problem = null)
    {
        var said = AccountWords.In(words.Language);
        var known = !string.IsNullOrEmpty(district);
        var body = Html.Of($"""
            {Forms.Problem(problem)}
            <p>{said.RecoverText}</p>
            <form method="post" action="{Routes.Recover}">
            {Forms.Hidden(forgery.GetAndStoreTokens(http))}
            {Forms.Input(District, words.District, "text", "organization", district, first: !known, hint: words.DistrictHint)}
            {Forms.Input(Login, words.Login, "text", "username", first: known)}
            {Forms.Input(Code, said.Code, "text", "off", hint: said.CodeHint)}
            {NewPassword.Inputs(words, first: false)}
            <button type="submit">{words.SetPassword}</button>
            </form>
            <p><a href="{Routes.SignIn}">{words.SignIn}</a></p>
            """);
        return new(words, status, said.RecoverTitle, body);
    }
}
