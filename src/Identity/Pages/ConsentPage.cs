using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;

namespace DistrictCoaching.Identity;

/// <summary>Asks a person whether an application may act for her.</summary>
internal static class ConsentPage
{
    public const string Yes = "yes";

    /// <summary>The last one speaks of the others.</summary>
    private static readonly string[] Order = [IdentityNames.Coaching, IdentityNames.Directory, OpenIddictConstants.Scopes.OfflineAccess];

    public static IResult Show(Words words, string app, bool ofDistrict, SignInPerson person, OpenIddictRequest request, string? signedIn, AntiforgeryTokenSet tokens)
    {
        var body = Html.Of($"""
            <p>{words.SignedInAs(person.DisplayName)}</p>
            <p>{words.AppAsks(app)}</p>
            {Asks(words, request.GetScopes())}
            <p class="hint">{(ofDistrict ? words.AppOfDistrict : words.AppOfService)} {words.AppEnds}</p>
            <form method="post" action="{Routes.Authorize}">
            {Forms.Hidden(request, "decision", tokens.FormFieldName, PushedRequest.Mark)}{(signedIn is null ? Html.None : Forms.Hidden(PushedRequest.Mark, signedIn))}{Forms.Hidden(tokens)}
            <button type="submit" name="decision" value="{Yes}">{words.Allow}</button>
            <button type="submit" name="decision" value="no" class="quiet">{words.Deny}</button>
            </form>
            """);
        return new Page(words, StatusCodes.Status200OK, words.ConsentTitle, body, request.RedirectUri);
    }

    /// <summary>What an application asks for, in plain words, one line for each scope.</summary>
    public static Html Asks(Words words, IEnumerable<string> scopes) =>
        Html.Of($"<ul>{Html.All(Order.Where(scopes.Contains).Select(words.Scope).OfType<string>().Select(scope => Html.Of($"<li>{scope}</li>")))}</ul>");
}
