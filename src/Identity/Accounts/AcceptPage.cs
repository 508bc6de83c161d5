using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>
/// Sets a person's password by her link, and gives her recovery codes where she has none. Looking at the page does not use the link up. Where anybody signed in as her before, her coaching is closed before the link opens anything.
/// </summary>
internal sealed class AcceptPage(
    IdentityDb db, IPeople people, FormerSignIns former, NewPassword chosen, RecoveryCodes codes, ISafeguards safeguards, Acts acts, IAntiforgery forgery, TimeProvider clock, ILogger<AcceptPage> logger)
{
    public async Task<IResult> Show(HttpContext http)
    {
        var words = Words.For(http);
        var link = (string?)http.Request.Query[SignInLinks.Field];
        return await Whose(link, http.RequestAborted) is null ? Ended(words) : Form(http, words, StatusCodes.Status200OK, link);
    }

    public async Task<IResult> Submit(HttpContext http)
    {
        var words = Words.For(http);
        if (!http.Request.HasFormContentType || !await forgery.IsRequestValidAsync(http))
        {
            return Page.Error(words, words.FormExpired);
        }

        var given = (string?)http.Request.Form[SignInLinks.Field];
        if (await Whose(given, http.RequestAborted) is not ({ } link, { } person))
        {
            return Ended(words);
        }

        if (chosen.Refuse(http, words) is { } problem)
        {
            return Form(http, words, StatusCodes.Status422UnprocessableEntity, given, problem);
        }

        var said = AccountWords.In(words.Language);
        var account = await chosen.Account(person, http.RequestAborted);
        if (await former.Any(person, http.RequestAborted) && !await safeguards.Seal(person, http.RequestAborted))
        {
            return Form(http, words, StatusCodes.Status503ServiceUnavailable, given, said.TryAgain);
        }

        var fresh = await codes.Left(person, http.RequestAborted) == 0 ? await codes.Renew(person, http.RequestAborted) : [];
        if (!await Use(link, person, account, http, http.RequestAborted))
        {
            return Ended(words);
        }

        Log.LinkAccepted(logger);
        var next = Html.Of($"""
            <p>{words.AcceptedText}</p>
            {Sealing(said, await safeguards.SealedUntil(person, http.RequestAborted))}
            {CodeList.Of(said, fresh)}
            <p><a href="{Routes.SignIn}">{words.SignIn}</a></p>
            <p><a href="{Routes.Account}">{said.ToAccount}</a></p>
            """);
        return new Page(words, StatusCodes.Status200OK, words.AcceptedTitle, next);
    }

    private static Html Sealing(AccountWords said, DateOnly? until) => until is { } day ? Html.Of($"""<p class="notice">{said.Sealed(day)}</p>""") : Html.None;

    private async Task<(StoredLink? Link, SignInPerson? Person)?> Whose(string? given, CancellationToken cancel) =>
        await SignInLinks.Find(db, clock, given, cancel) is { } link
        && await people.Find(new DistrictId(link.District), new PersonId(link.Person), cancel) is { Active: true, Merged: false } person
            ? (link, person)
            : null;

    /// <summary>Of two who use one link at once, one wins. An authenticator that she no longer has must not keep her out.</summary>
    private async Task<bool> Use(StoredLink link, SignInPerson person, Account? account, HttpContext http, CancellationToken cancel)
    {
        db.Links.Remove(link);
        await chosen.Set(person, account, http, cancel);
        acts.Note(person.District, person.Person, AccountAct.LinkUsed, link.MadeBy ?? Guid.Empty);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Links.AnyAsync(l => l.Hash == link.Hash, cancel))
            {
                throw;
            }

            return false;
        }
    }

    private static Page Ended(Words words) => Page.Error(words, words.LinkEnded, StatusCodes.Status410Gone);

    private Page Form(HttpContext http, Words words, int status, string? link, string? problem = null)
    {
        var body = Html.Of($"""
            {Forms.Problem(problem)}
            <form method="post" action="{Routes.Accept}">
            {Forms.Hidden(SignInLinks.Field, link)}{Forms.Hidden(forgery.GetAndStoreTokens(http))}
            {NewPassword.Inputs(words, first: true)}
            <button type="submit">{words.SetPassword}</button>
            </form>
            """);
        return new(words, status, words.AcceptTitle, body);
    }
}
