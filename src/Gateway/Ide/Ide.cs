using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DistrictCoaching.Gateway;

/// <summary>
/// GraphiQL at <c>/graphiql</c>: files of this machine alone, under a policy that lets it load nothing and speak to nobody else but the issuer. Whoever signs in there has an access token in the page's memory;
/// nothing is kept in the browser, neither the token nor what was asked.
/// </summary>
internal sealed class Ide(IOptions<GatewayOptions> options)
{
    private static readonly string[] Own = ["ide.js", "ide.css"];

    private IdeOptions Settings => options.Value.Ide;

    public bool IsServed => Settings.Folder is not null;

    public IResult Page(HttpContext context)
    {
        var issuer = new Uri(options.Value.Issuer);
        Guard(context.Response);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self'; font-src data:; img-src data:; connect-src 'self' {issuer.GetLeftPart(UriPartial.Authority)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        var html = HtmlEncoder.Default;
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>GraphiQL · District Coaching</title>
            <link rel="stylesheet" href="/graphiql/graphiql.css">
            <link rel="stylesheet" href="/graphiql/ide.css">
            </head>
            <body data-issuer="{html.Encode(issuer.AbsoluteUri)}" data-client="{html.Encode(Settings.Client)}">
            <header><strong>District Coaching</strong> <span id="who">Nobody is signed in.</span> <button id="sign-in" type="button">Sign in</button></header>
            <div id="graphiql"></div>
            <script src="/graphiql/react.js"></script>
            <script src="/graphiql/react-dom.js"></script>
            <script src="/graphiql/graphiql.js"></script>
            <script src="/graphiql/ide.js"></script>
            </body>
            </html>

            """,
            "text/html; charset=utf-8");
    }

    public IResult File(HttpContext context, string name)
    {
        Guard(context.Response);
        var type = name.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
        return Own.Contains(name) ? Results.Stream(typeof(Ide).Assembly.GetManifestResourceStream(name)!, type)
            : IdeOptions.Files.TryGetValue(name, out var file) ? Results.File(Path.GetFullPath(Path.Combine(Settings.Folder!, file)), type)
            : Results.NotFound();
    }

    private static void Guard(HttpResponse response)
    {
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
