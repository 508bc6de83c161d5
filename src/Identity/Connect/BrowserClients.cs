using Microsoft.AspNetCore.Http;

namespace DistrictCoaching.Identity;

/// <summary>
/// Pages of public clients may read what a code or a refresh token gives, and where that is asked: their origins are those of their own redirect addresses. No cookie goes with such a request, and nobody else's page is let in.
/// </summary>
internal sealed class BrowserClients(IdentitySettings settings)
{
    private readonly HashSet<string> origins =
        [.. settings.Options.Apps.Where(app => app.Secret is null && app.Keys is null).SelectMany(app => app.RedirectUris).Select(address => address.GetLeftPart(UriPartial.Authority))];

    public void Admit(HttpContext http)
    {
        if (http.Request.Path.Value is Routes.Token or Routes.Configuration)
        {
            http.Response.Headers.Append("Vary", "Origin");
            if (http.Request.Headers.Origin is [{ } origin] && origins.Contains(origin))
            {
                http.Response.Headers.AccessControlAllowOrigin = origin;
            }
        }
    }
}
