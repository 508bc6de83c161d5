using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OpenIddict.Abstractions;

namespace DistrictCoaching.Identity;

/// <summary>Every sentence of the pages, in one language.</summary>
internal sealed partial class Words
{
    public required string Language { get; init; }
    public required string SignInTitle { get; init; }
    public required string District { get; init; }
    public required string DistrictHint { get; init; }
    public required string Login { get; init; }
    public required string Password { get; init; }
    public required string SignIn { get; init; }
    public required string SignInRefused { get; init; }
    public required string SignInHeldBack { get; init; }
    public required string TooMany { get; init; }
    public required string Outage { get; init; }
    public required string Failed { get; init; }
    public required string SignedInTitle { get; init; }
    public required string SignedInText { get; init; }
    public required string ConsentTitle { get; init; }
    public required Func<string, string> SignedInAs { get; init; }
    public required Func<string, string> AppAsks { get; init; }
    public required string ScopeCoaching { get; init; }
    public required string ScopeDirectory { get; init; }
    public required string ScopeOffline { get; init; }
    public required string AppOfDistrict { get; init; }
    public required string AppOfService { get; init; }
    public required string AppEnds { get; init; }
    public required string Allow { get; init; }
    public required string Deny { get; init; }
    public required string SignOutTitle { get; init; }
    public required string SignOutText { get; init; }
    public required string SignOut { get; init; }
    public required string SignedOutTitle { get; init; }
    public required string SignedOutText { get; init; }
    public required string ErrorTitle { get; init; }
    public required string BadRequest { get; init; }
    public required string FormExpired { get; init; }
    public required string ReturnExpired { get; init; }
    public required string AcceptTitle { get; init; }
    public required string NewPassword { get; init; }
    public required string NewPasswordHint { get; init; }
    public required string Repeat { get; init; }
    public required string SetPassword { get; init; }
    public required string LinkEnded { get; init; }
    public required string PasswordShort { get; init; }
    public required string PasswordLong { get; init; }
    public required string PasswordCommon { get; init; }
    public required string PasswordsDiffer { get; init; }
    public required string AcceptedTitle { get; init; }
    public required string AcceptedText { get; init; }

    /// <summary>Spanish where the browser prefers it, English otherwise.</summary>
    public static Words For(HttpContext http)
    {
        var preferred = http.Request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is null or > 0)
            .OrderBy(language => language, StringWithQualityHeaderValueComparer.QualityComparer)
            .Reverse()
            .Select(language => language.Value.Value ?? "")
            .FirstOrDefault(language => Is(language, "en") || Is(language, "es"));
        return preferred is not null && Is(preferred, "es") ? Spanish : English;

        static bool Is(string tag, string language) =>
            tag.Equals(language, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What a scope lets an application do; null for those that need no word.</summary>
    public string? Scope(string scope) => scope switch
    {
        IdentityNames.Coaching => ScopeCoaching,
        IdentityNames.Directory => ScopeDirectory,
        OpenIddictConstants.Scopes.OfflineAccess => ScopeOffline,
        _ => null,
    };
}
