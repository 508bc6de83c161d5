using System.Globalization;
using System.Text.Encodings.Web;
using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace DistrictCoaching.Identity;

/// <summary>
/// The code flow to one district's provider, by the platform's own handler, made for one request from one provider's row: what is wrong with a row is that district's alone.
/// State and correlation are bound to the district, whose answers come to an address of its own.
/// </summary>
internal sealed class ProviderFlow(Discoveries discoveries, ProviderHttp http, IDataProtectionProvider protection, IdentitySettings settings, TimeProvider clock)
{
    public static string Callback(DistrictId district) => $"{Routes.School}/{district.Value:N}";

    /// <summary>Where the person is to go; the browser has got what it must bring back.</summary>
    /// <param name="given">The return ticket as it stands.</param>
    /// <param name="fresh">Whether an old sign-in at the provider is not enough.</param>
    public async Task<string> Begin(HttpContext context, DistrictId district, Provider provider, string? given, bool fresh)
    {
        var handler = await Handler(context, district, provider, new());
        await handler.ChallengeAsync(new(new Dictionary<string, string?>
        {
            [ProviderEvents.Return] = given,
            [ProviderEvents.Fresh] = fresh ? ProviderEvents.Fresh : null,
            [ProviderEvents.Asked] = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        }));
        var to = context.Response.Headers.Location.ToString();
        context.Response.Headers.Remove("Location");
        context.Response.StatusCode = StatusCodes.Status200OK;
        return to;
    }

    /// <summary>Whom the provider's answer vouches for.</summary>
    public async Task<ProviderAnswer> End(HttpContext context, DistrictId district, Provider provider)
    {
        var answer = new ProviderAnswer { Failure = SignInFailure.Unusable };
        var handler = await Handler(context, district, provider, answer);
        await handler.HandleRequestAsync();
        return answer;
    }

    private async Task<OpenIdConnectHandler> Handler(HttpContext context, DistrictId district, Provider provider, ProviderAnswer answer)
    {
        var name = $"provider-{district.Value:N}";
        var options = new OpenIdConnectOptions
        {
            ClientId = provider.ClientId,
            ClientSecret = provider.ClientSecret,
            ConfigurationManager = discoveries.Of(provider.Issuer),
            Backchannel = http.Client,
            CallbackPath = Callback(district),
            SignInScheme = Sessions.Scheme,
            ResponseType = OpenIdConnectResponseType.Code,
            ResponseMode = OpenIdConnectResponseMode.Query,
            PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable,
            UsePkce = true,
            TokenHandler = new ProviderTokens(),
            SaveTokens = false,
            TimeProvider = clock,
            Events = ProviderEvents.Of(provider, settings.Address(Callback(district)).AbsoluteUri, discoveries.Of(provider.Issuer), answer, clock),
            TokenValidationParameters = ProviderTokens.Rules(provider, clock),
        };
        options.ClaimActions.Clear();    // what the provider said is read by us, as it was said
        options.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "email" })
        {
            options.Scope.Add(scope);
        }

        Restrict(options.CorrelationCookie, "to");
        Restrict(options.NonceCookie, "once");
        new OpenIdConnectPostConfigureOptions(protection).PostConfigure(name, options);
        options.Validate(name);
        var handler = new OpenIdConnectHandler(new Only(options), NullLoggerFactory.Instance, HtmlEncoder.Default, UrlEncoder.Default);
        await handler.InitializeAsync(new(name, null, typeof(OpenIdConnectHandler)), context);
        return handler;
    }

    private void Restrict(CookieBuilder cookie, string use)
    {
        cookie.Name = settings.Https ? $"__Host-dc-{use}-" : $"dc-{use}-";
        cookie.SecurePolicy = settings.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.HttpOnly = true;
        cookie.Path = "/";
    }

    private sealed class Only(OpenIdConnectOptions options) : IOptionsMonitor<OpenIdConnectOptions>
    {
        public OpenIdConnectOptions CurrentValue => options;

        public OpenIdConnectOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;
    }
}
