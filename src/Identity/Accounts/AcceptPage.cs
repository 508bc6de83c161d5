using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>Sets a person's first password by her link. Looking at the page does not use the link up.</summary>
internal sealed class AcceptPage(
    IdentityDb db, IPeople people, Passwords passwords, IAntiforgery forgery, TimeProvider clock, ILogger<AcceptPage> logger)
{
    private const string Password = "password";
    private const string Repeat = "repeat";

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

        var form = http.Request.Form;
        var given = (string?)form[SignInLinks.Field];
        if (await Whose(given, http.RequestAborted) is not { } link)
        {
            return Ended(words);
        }

        var password = form[Password].ToString();
        var problem = Passwords.Refuse(password, words) ?? (password == form[Repeat].ToString() ? null : words.PasswordsDiffer);
        if (problem is not null)
        {
            return Form(http, words, StatusCodes.Status422UnprocessableEntity, given, problem);
        }

        if (!await Use(link, password, http.RequestAborted))
        {
            return Ended(words);
        }

        Log.LinkAccepted(logger);
        var next = Html.Of($"""<p>{words.AcceptedText}</p><p><a href="{Routes.SignIn}">{words.SignIn}</a></p>""");
        return new Page(words, StatusCodes.Status200OK, words.AcceptedTitle, next);
    }

    private async Task<StoredLink?> Whose(string? given, CancellationToken cancel) =>
        await SignInLinks.Find(db, clock, given, cancel) is { } link && await people.Find(new DistrictId(link.District), new PersonId(link.Person), cancel) is { Active: true, Merged: false }
            ? link
            : null;

    /// <summary>Of two who use one link at once, one wins.</summary>
    private async Task<bool> Use(StoredLink link, string password, CancellationToken cancel)
    {
        db.Links.Remove(link);
        db.Accounts.Add(new() { District = link.District, Person = link.Person, PasswordHash = passwords.Hash(password), Stamp = Passwords.NewStamp() });
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
            {Forms.Input(Password, words.NewPassword, "password", "new-password", first: true, hint: words.NewPasswordHint)}
            {Forms.Input(Repeat, words.Repeat, "password", "new-password")}
            <button type="submit">{words.SetPassword}</button>
            </form>
            """);
        return new(words, status, words.AcceptTitle, body);
    }
}
