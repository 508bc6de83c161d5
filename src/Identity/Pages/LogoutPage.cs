using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;

namespace DistrictCoaching.Identity;

/// <summary>Asks a person whether she wants to sign out.</summary>
internal static class LogoutPage
{
    public const string Confirm = "confirm";

    public static IResult Ask(Words words, OpenIddictRequest request, AntiforgeryTokenSet tokens)
    {
        var body = Html.Of($"""
            <p>{words.SignOutText}</p>
            <form method="post" action="{Routes.Logout}">
            {Forms.Hidden(request, Confirm, tokens.FormFieldName, OpenIddictConstants.Parameters.IdTokenHint)}{Forms.Hidden(tokens)}
            <button type="submit" name="{Confirm}" value="yes">{words.SignOut}</button>
            </form>
            """);
        return new Page(words, StatusCodes.Status200OK, words.SignOutTitle, body, request.PostLogoutRedirectUri);
    }
}
