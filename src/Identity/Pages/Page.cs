using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Identity;

/// <summary>One page: well-formed, without script of its own, never kept by a cache and shown in nobody's frame.</summary>
/// <param name="leadsTo">The client that a form on it may end at: browsers hold redirects after a form to this list.</param>
/// <param name="passkeys">Whether it asks the browser for a passkey, which takes our one script.</param>
internal sealed class Page(Words words, int status, string title, Html body, string? leadsTo = null, bool passkeys = false) : IResult
{
    public static Page Error(Words words, string sentence, int status = StatusCodes.Status400BadRequest) =>
        new(words, status, words.ErrorTitle, Html.Of($"<p>{sentence}</p>"));

    public static Page SignedOut(Words words) =>
        new(words, StatusCodes.Status200OK, words.SignedOutTitle, Html.Of($"<p>{words.SignedOutText}</p>"));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        var headers = response.Headers;
        headers.ContentLanguage = words.Language;
        headers.Vary = "Accept-Language";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; {(passkeys ? "script-src 'self'; " : "")}base-uri 'none'; frame-ancestors 'none'; form-action 'self'{Source(leadsTo)}";
        var page = Html.Of($"""
            <!DOCTYPE html>
            <html lang="{words.Language}">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title} · District Coaching</title>
            <link rel="stylesheet" href="{Routes.Style}" />
            {(passkeys ? Html.Of($"""<script src="{Routes.PasskeyScript}" defer="defer"></script>""") : Html.None)}
            </head>
            <body>
            <main>
            <p class="brand">District Coaching</p>
            <h1>{title}</h1>
            {body}
            </main>
            </body>
            </html>

            """);
        await response.WriteAsync(page.ToString(), httpContext.RequestAborted);
    }

    private static string Source(string? address) => address is null || !Uri.TryCreate(address, UriKind.Absolute, out var uri)
        ? ""
        : " " + (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp ? uri.GetLeftPart(UriPartial.Authority) : uri.Scheme + ":");
}
