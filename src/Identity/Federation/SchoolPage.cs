using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>
/// Leads a person from her e-mail's domain, or her district's short name, to her district's provider. It tells nobody which districts there are: the page is the same for every name, and what leads nowhere is answered alike.
/// </summary>
internal sealed class SchoolPage(IFederation federation, IPeople people, Domains domains, ProviderFlow flow, EntryForms entries, IAntiforgery forgery, ILogger<SchoolPage> logger)
{
    private const string Who = "who", District = "district";

    /// <summary>The way here from the sign-in page.</summary>
    public static Html Link(Words words, string? given, string? district)
    {
        var query = QueryString.Empty;
        query = given is null ? query : query.Add(ReturnTickets.Field, given);
        query = string.IsNullOrEmpty(district) ? query : query.Add(District, district);
        return Html.Of($"""<p><a href="{Routes.School + query}">{FederationWords.In(words.Language).WithDistrict}</a></p>""");
    }

    /// <summary>The district's own address.</summary>
    public static IResult Of(string slug) => Results.Redirect(Routes.School + (new Slug(slug).Valid ? QueryString.Create(District, slug) : QueryString.Empty));

    public IResult Show(HttpContext http)
    {
        var (given, _, no) = entries.Shown(http);
        return no ?? Form(http, Words.For(http), StatusCodes.Status200OK, given, http.Request.Query[District]);
    }

    public async Task<IResult> Submit(HttpContext http)
    {
        var (given, ticket, no) = await entries.Sent(http);
        if (no is not null)
        {
            return no;
        }

        var (words, who) = (Words.For(http), http.Request.Form[Who].ToString().Trim());
        var said = FederationWords.In(words.Language);
        if (await Leads(who, http.RequestAborted) is not { } district || await federation.Provider(district, http.RequestAborted) is not { } provider)
        {
            return Form(http, words, StatusCodes.Status404NotFound, given, who, said.NoProvider);
        }

        try
        {
            var to = await flow.Begin(http, district, provider, given, ticket?.Fresh ?? false);
            http.Response.Headers["Refresh"] = $"0; url={to}";    // not a redirect: browsers hold those after a form to addresses that this page cannot know
            return new Page(words, StatusCodes.Status200OK, said.GoingTitle, Html.Of($"""<p>{said.Going(new Uri(to).Host)}</p><p><a href="{to}">{said.Continue}</a></p>"""));
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            Log.ProviderUnreachable(logger, e.GetType().Name);
            return Form(http, words, StatusCodes.Status503ServiceUnavailable, given, who, said.Sentence(SignInFailure.Unreachable));
        }
    }

    private async Task<DistrictId?> Leads(string who, CancellationToken cancel) =>
        who.Contains('@', StringComparison.Ordinal) ? Domains.Of(who) is { } domain ? await domains.Leads(domain, cancel) : null
        : new Slug(who).Valid ? (await people.District(who, cancel))?.District
        : null;

    private Page Form(HttpContext http, Words words, int status, string? given, string? who, string? problem = null)
    {
        var said = FederationWords.In(words.Language);
        var back = string.IsNullOrEmpty(given) ? QueryString.Empty : QueryString.Create(ReturnTickets.Field, given);
        var body = Html.Of($"""
            {Forms.Problem(problem)}
            <form method="post" action="{Routes.School}">
            {Forms.Hidden(ReturnTickets.Field, given)}{Forms.Hidden(forgery.GetAndStoreTokens(http))}
            {Forms.Input(Who, said.Who, "text", "email", who, first: true, hint: said.WhoHint)}
            <button type="submit">{said.Continue}</button>
            </form>
            <p><a href="{Routes.SignIn + back}">{said.WithPassword}</a></p>
            """);
        return new(words, status, words.SignInTitle, body);
    }
}
