using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Identity;

/// <summary>The one style sheet.</summary>
internal static class Style
{
    public static IResult Serve(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(typeof(Style).Assembly.GetManifestResourceStream("style.css")!, "text/css; charset=utf-8");
    }
}
