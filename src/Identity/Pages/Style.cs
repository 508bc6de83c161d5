using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Identity;

/// <summary>The one style sheet and the one script.</summary>
internal static class Style
{
    public static IResult Serve(HttpContext http) => Send(http, "style.css", "text/css; charset=utf-8");

    public static IResult Script(HttpContext http) => Send(http, "passkeys.js", "text/javascript; charset=utf-8");

    private static IResult Send(HttpContext http, string name, string type)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(typeof(Style).Assembly.GetManifestResourceStream(name)!, type);
    }
}
