using System.Security.Cryptography;
using System.Text.Json;
using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>
/// After the right password, the code of her authenticator, if she has one. Wrong codes are counted per person, wherever they come from: only who knows her password gets here, so nobody else can hold her back.
/// </summary>
internal sealed class SecondStepPage(
    IdentityDb db, IPeople people, Authenticators authenticators, Guesses guesses, RefusedSignIns refused, Entering entering, ReturnTickets tickets, IDataProtectionProvider protection, IAntiforgery forgery, ILogger<SecondStepPage> logger)
{
    private const string Field = "step";
    private const string Code = "code";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("second-step").ToTimeLimitedDataProtector();

    /// <summary>Null: she has no authenticator, and the password is enough.</summary>
    public async Task<IResult?> Ask(HttpContext http, Words words, SignInPerson person, Account account, string? back) =>
        await authenticators.Find(account.District, account.Person, http.RequestAborted) is { Confirmed: true }
            ? Form(http, words, StatusCodes.Status200OK, protector.Protect(JsonSerializer.Serialize(new Half(account.District, account.Person, account.Stamp)), Lasts), back)
            : null;

    public async Task<IResult> Submit(HttpContext http)
    {
        var words = Words.For(http);
        if (!http.Request.HasFormContentType || !await forgery.IsRequestValidAsync(http))
        {
            return Page.Error(words, words.FormExpired);
        }

        var (step, back) = (http.Request.Form[Field].ToString(), (string?)http.Request.Form[ReturnTickets.Field]);
        var ticket = tickets.Read(back);
        if (Read(step) is not { } half || (!string.IsNullOrEmpty(back) && ticket is null)
            || await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.District == half.District && a.Person == half.Person && a.Stamp == half.Stamp, http.RequestAborted) is not { } account
            || await people.Find(new DistrictId(half.District), new PersonId(half.Person), http.RequestAborted) is not { Active: true } person
            || await authenticators.Find(half.District, half.Person, http.RequestAborted) is not { Confirmed: true } authenticator)
        {
            return Page.Error(words, words.ReturnExpired);
        }

        var key = Guesses.Key(Guessed.Step, person.District, person.Person);
        if (await guesses.Begin(key, http.RequestAborted) is not null)
        {
            Log.SignInHeldBack(logger);
            return Form(http, words, StatusCodes.Status429TooManyRequests, step, back, AccountWords.In(words.Language).CodesHeldBack);
        }

        if (!await authenticators.Use(authenticator, http.Request.Form[Code].ToString(), http.RequestAborted))
        {
            Log.SignInRefused(logger);
            refused.Count(person, AccountAct.StepRefused);
            return Form(http, words, StatusCodes.Status403Forbidden, step, back, AccountWords.In(words.Language).StepRefused);
        }

        await guesses.Right(key, http.RequestAborted);
        return await entering.Begin(http, words, person, account, ticket);
    }

    private Half? Read(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonSerializer.Deserialize<Half>(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private Page Form(HttpContext http, Words words, int status, string step, string? back, string? problem = null)
    {
        var said = AccountWords.In(words.Language);
        var body = Html.Of($"""
            {Forms.Problem(problem)}
            <form method="post" action="{Routes.SecondStep}">
            {Forms.Hidden(Field, step)}{Forms.Hidden(ReturnTickets.Field, back)}{Forms.Hidden(forgery.GetAndStoreTokens(http))}
            {Forms.Input(Code, said.StepCode, "text", "one-time-code", first: true, hint: said.StepHint)}
            <button type="submit">{words.SignIn}</button>
            </form>
            <p><a href="{Routes.Recover}">{said.RecoverTitle}</a></p>
            """);
        return new(words, status, said.StepTitle, body, tickets.Read(back)?.Redirect);
    }

    /// <summary>Who entered which password.</summary>
    private sealed record Half(Guid District, Guid Person, string Stamp);
}
