using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;

namespace DistrictCoaching.Identity;

/// <summary>Asks a person whether an application may act for her.</summary>
internal static class ConsentPage
{
    public const string Yes = "yes";

    public static IResult Show(Words words, string app, SignInPerson person, OpenIddictRequest request, AntiforgeryTokenSet tokens)
    {
        var asks = request.GetScopes().Select(words.Scope).OfType<string>().Select(scope => Html.Of($"<li>{scope}</li>"));
        var body = Html.Of($"""
            <p>{words.SignedInAs(person.DisplayName)}</p>
            <p>{words.AppAsks(app)}</p>
            <ul>{Html.All(asks)}</ul>
            <form method="post" action="{Routes.Authorize}">
            {Forms.Hidden(request, "decision", tokens.FormFieldName)}{Forms.Hidden(tokens)}
            <button type="submit" name="decision" value="{Yes}">{words.Allow}</button>
            <button type="submit" name="decision" value="no" class="quiet">{words.Deny}</button>
            </form>
            """);
        return new Page(words, StatusCodes.Status200OK, words.ConsentTitle, body, request.RedirectUri);
    }
}
