using System.Globalization;
using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity;

/// <summary>A person's own page about her sign-in: what happened to it, with what she signs in, and how to end it. Every change needs a sign-in of the last minutes.</summary>
internal sealed class AccountPage(
    IdentityDb db, Sessions sessions, ReturnTickets tickets, AccountChanges changes, Passkeys passkeys, Authenticators authenticators, RecoveryCodes codes, ISignInHistory history, ISafeguards safeguards, IPeople people,
    IAntiforgery forgery, TimeProvider clock)
{
    public async Task<IResult> Show(HttpContext http) =>
        await sessions.Current(http) is { } session ? await Render(http, session, new()) : tickets.ToSignIn(Routes.Account);

    public async Task<IResult> Submit(HttpContext http)
    {
        if (await sessions.Current(http) is not { } session || clock.GetUtcNow() - session.SignedIn > ProposalPage.Fresh)
        {
            return tickets.ToSignIn(Routes.Account);
        }

        var words = Words.For(http);
        if (!http.Request.HasFormContentType || !await forgery.IsRequestValidAsync(http))
        {
            return Page.Error(words, words.FormExpired);
        }

        var changed = await changes.Make(http, session, AccountWords.In(words.Language));
        return await sessions.Current(http) is { } still ? await Render(http, still, changed) : Results.Redirect(Routes.SignedOut);
    }

    private async Task<IResult> Render(HttpContext http, Session session, AccountChanged changed)
    {
        var (words, person, cancel) = (Words.For(http), session.Person, http.RequestAborted);
        var said = AccountWords.In(words.Language);
        var form = new AccountForms(said, forgery.GetAndStoreTokens(http));
        var until = await safeguards.SealedUntil(person, cancel);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var link = await db.Links.AsNoTracking().SingleOrDefaultAsync(l => l.District == person.District.Value && l.Person == person.Person.Value && l.Until > now, cancel);
        var authenticator = await authenticators.Find(person.District.Value, person.Person.Value, cancel);
        var hasPassword = await db.Accounts.AnyAsync(a => a.District == person.District.Value && a.Person == person.Person.Value && a.PasswordHash != "", cancel);
        var body = Html.Of($"""
            {Forms.Problem(changed.Problem)}
            <p>{words.SignedInAs(person.DisplayName)}</p>
            {(until is { } day ? form.Sealed(day) : Html.None)}
            {(link is null ? Html.None : form.Link(await Name(person.District, link.MadeBy, said, cancel)))}
            {CodeList.Of(said, changed.Codes)}
            <h2>{said.PasskeysTitle}</h2>
            {form.Passkeys(await passkeys.Of(person).AsNoTracking().OrderBy(p => p.Made).ToListAsync(cancel), open: until is null)}
            {(until is null ? form.AddPasskey(await passkeys.ToAdd(session, http)) : Html.None)}
            <h2>{said.AuthenticatorTitle}</h2>
            {form.Authenticator(authenticator, authenticator is { Confirmed: false } ? authenticators.Secret(authenticator) : "", open: until is null)}
            {(hasPassword && until is null ? Html.Of($"<h2>{said.ChangePassword}</h2>{form.Password(words)}") : Html.None)}
            <h2>{said.RecoveryTitle}</h2>
            {form.Codes(await codes.Left(person, cancel), open: until is null)}
            <h2>{said.SessionsTitle}</h2>
            {form.Sessions()}
            <h2>{said.ActsTitle}</h2>
            <p>{said.ActsText}</p>
            <ul class="acts">{await Acts(person, said, cancel)}</ul>
            """);
        return new Page(words, changed.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, said.AccountTitle, body, passkeys: true);
    }

    private async Task<Html> Acts(SignInPerson person, AccountWords said, CancellationToken cancel)
    {
        var happened = await history.Of(person.District, person.Person, cancel);
        var names = new Dictionary<PersonId, string>();
        foreach (var by in happened.Select(act => act.By).OfType<PersonId>().Distinct())
        {
            names[by] = await Name(person.District, by.Value, said, cancel);
        }

        return Html.All(happened.Select(act =>
        {
            var at = act.At.UtcDateTime;
            return Html.Of($"""<li><time datetime="{at.ToString("s", CultureInfo.InvariantCulture)}Z">{at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC</time> {said.Acts[act.Kind]} {act.App} {(act.Count > 1 ? said.Times(act.Count) : "")} {(act.By is { } by ? said.MadeBy(names[by]) : act.ByOperators ? said.MadeBy(said.Operators) : "")}</li>""");
        }));
    }

    private async Task<string> Name(DistrictId district, Guid? by, AccountWords said, CancellationToken cancel) =>
        by is { } who && who != Guid.Empty ? (await people.Find(district, new(who), cancel))?.DisplayName is { Length: > 0 } name ? name : said.Somebody : said.Operators;
}
