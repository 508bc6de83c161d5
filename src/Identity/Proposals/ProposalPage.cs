using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Identity;

/// <summary>Shows a teacher, freshly signed in, exactly what another application proposes in her name; she confirms it, or nothing happens.</summary>
internal sealed class ProposalPage(Sessions sessions, ReturnTickets tickets, IAntiforgery forgery, TimeProvider clock, IProposals proposals)
{
    /// <summary>How old her sign-in may be, as for our own client.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private const string Field = "proposal";
    private const string Decision = "decision";
    private const string Yes = "yes";
    private const string No = "no";

    public async Task<IResult> Show(HttpContext http)
    {
        var given = http.Request.Query[Field].ToString();
        if (await FreshSession(http) is not { } session)
        {
            return SignIn(given);
        }

        var words = Words.For(http);
        return await proposals.Find(session.Person, given, http.RequestAborted) is { } proposed
            ? Form(http, words, session, proposed, given)
            : Refused(words);
    }

    public async Task<IResult> Submit(HttpContext http)
    {
        var words = Words.For(http);
        var (given, said) = (http.Request.HasFormContentType ? http.Request.Form[Field].ToString() : "", ProposalWords.In(words.Language));
        if (await FreshSession(http) is not { } session)
        {
            return SignIn(given);    // and then she is shown it again: what she confirms is what she sees freshly signed in
        }

        if (!await forgery.IsRequestValidAsync(http))
        {
            return Page.Error(words, words.FormExpired);
        }

        if (await proposals.Find(session.Person, given, http.RequestAborted) is null)
        {
            return Refused(words);
        }

        var confirms = http.Request.Form[Decision] == Yes;
        var refusal = confirms ? await proposals.Confirm(session.Person, session.SignedIn, given, http.RequestAborted)
            : await proposals.Decline(session.Person, given, http.RequestAborted);
        return refusal is not null ? Page.Error(words, refusal.Message(words.Language), StatusCodes.Status409Conflict)
            : confirms ? Told(words, said.ConfirmedTitle, said.ConfirmedText)
            : Told(words, said.DeclinedTitle, said.DeclinedText);
    }

    private async Task<Session?> FreshSession(HttpContext http) =>
        await sessions.Current(http) is { } session && clock.GetUtcNow() - session.SignedIn <= Fresh ? session : null;

    private IResult SignIn(string given) => tickets.ToSignIn(Routes.Proposal + QueryString.Create(Field, given));

    private static Page Refused(Words words) => Page.Error(words, ProposalWords.In(words.Language).Refused, StatusCodes.Status404NotFound);

    private static Page Told(Words words, string title, string text) => new(words, StatusCodes.Status200OK, title, Html.Of($"<p>{text}</p>"));

    private Page Form(HttpContext http, Words words, Session session, ProposedConsent proposed, string given)
    {
        var said = ProposalWords.In(words.Language);
        var scope = proposed.Scope;
        var body = Html.Of($"""
            <p>{words.SignedInAs(session.Person.DisplayName)}</p>
            <p>{said.Intro[proposed.Act]}</p>
            <dl>
            {Line(said.Partner, $"{proposed.Partner} ({said.Kinds[proposed.As]})")}
            {Lines(said.Activities, scope.Activities.Select(kind => said.ActivityNames[kind]))}
            {Lines(said.Subjects, Taxonomy.Subjects.Where(subject => scope.Subjects.Contains(subject.Id)).Select(subject => subject.Name(words.Language)))}
            {Lines(said.Skills, scope.Skills.IsEmpty ? [said.AsWeAgree] : Taxonomy.Skills.Where(skill => scope.Skills.Contains(skill.Id)).Select(skill => skill.Name(words.Language)))}
            {Line(said.Days, said.From(proposed.From is { } from ? said.Day(from) : null, said.Day(proposed.Until)))}
            {Lines(said.Weekdays, scope.Weekdays.IsEmpty ? [said.EveryDay] : scope.Weekdays.Select(day => said.DayNames[day]))}
            {(proposed.Uses is { } uses ? Line(said.Ends, said.AfterUses(uses)) : Html.None)}
            </dl>
            <h2>{said.Notice}</h2>
            <p class="notice" lang="{(proposed.Language == NoticeLanguage.Spanish ? "es" : "en")}">{proposed.Notice}</p>
            <form method="post" action="{Routes.Proposal}">
            {Forms.Hidden(Field, given)}{Forms.Hidden(forgery.GetAndStoreTokens(http))}
            <button type="submit" name="{Decision}" value="{Yes}">{said.Confirm[proposed.Act]}</button>
            <button type="submit" name="{Decision}" value="no" class="quiet">{said.Decline}</button>
            </form>
            <p class="hint">{said.DecliningTellsNobody}</p>
            """);
        return new(words, StatusCodes.Status200OK, said.Title[proposed.Act], body);
    }

    private static Html Line(string term, string text) => Lines(term, [text]);

    private static Html Lines(string term, IEnumerable<string> texts) => Html.Of($"<dt>{term}</dt>{Html.All(texts.Select(text => Html.Of($"<dd>{text}</dd>")))}");
}
