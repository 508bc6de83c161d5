using DistrictCoaching.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts identity on the host's addresses.</summary>
public static class IdentityEndpoints
{
    private static readonly string[] GetAndPost = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>Maps discovery, the endpoints under <c>/connect</c> and the pages under <c>/account</c>. Call it before anything else uses authentication.</summary>
    /// <exception cref="IdentityStartException">The options are not usable.</exception>
    public static WebApplication MapIdentity(this WebApplication app)
    {
        Unanswered.Use(app);
        app.UseIdentityLimits(app.Services.GetRequiredService<IdentitySettings>().Options.Limits);
        var browsers = app.Services.GetRequiredService<BrowserClients>();
        app.Use((http, next) =>
        {
            browsers.Admit(http);
            return next(http);
        });
        app.Use(UserInfoRequests.Form);
        app.UseAuthentication();
        IEndpointRouteBuilder routes = app;
        routes.MapMethods(Routes.Authorize, GetAndPost, (HttpContext http, Authorize authorize) => authorize.Handle(http));
        routes.MapMethods(Routes.Verify, GetAndPost, (HttpContext http, DevicePage page) => page.Handle(http));
        routes.MapPost(Routes.Token, (HttpContext http, TokenEndpoint token) => token.Handle(http));
        routes.MapMethods(Routes.Logout, GetAndPost, (HttpContext http, Logout logout) => logout.Handle(http));
        routes.MapGet(Routes.SignIn, (HttpContext http, SignInPage page) => page.Show(http));
        routes.MapPost(Routes.SignIn, (HttpContext http, SignInPage page) => page.Submit(http));
        routes.MapAccounts();
        routes.MapGet(Routes.Proposal, (HttpContext http, ProposalPage page) => page.Show(http));
        routes.MapPost(Routes.Proposal, (HttpContext http, ProposalPage page) => page.Submit(http));
        routes.MapGet(Routes.DeviceDone, (HttpContext http) => DevicePage.Done(http, allowed: true));
        routes.MapGet(Routes.DeviceDenied, (HttpContext http) => DevicePage.Done(http, allowed: false));
        routes.MapGet(Routes.SignedOut, (HttpContext http) => Page.SignedOut(Words.For(http)));
        routes.MapFederation();
        routes.MapGet(Routes.Style, Style.Serve);
        return app;
    }
}
