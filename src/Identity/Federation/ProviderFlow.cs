using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using DistrictCoaching.Domain;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Identity;

/// <summary>
/// The code flow to one district's provider, by the platform's own handler, made for one request from one provider's row: what is wrong with a row is that district's alone.
/// State and correlation are bound to the district, whose answers come to an address of its own.
/// </summary>
internal sealed class ProviderFlow(Discoveries discoveries, ProviderHttp http, IDataProtectionProvider protection, IdentitySettings settings, TimeProvider clock)
{
    private const string Return = "return", Fresh = "fresh", Asked = "asked";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Asymmetric signatures only: a provider cannot be imitated with what the district knows.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static string Callback(DistrictId district) => $"{Routes.School}/{district.Value:N}";

    /// <summary>Where the person is to go; the browser has got what it must bring back.</summary>
    /// <param name="given">The return ticket as it stands.</param>
    /// <param name="fresh">Whether an old sign-in at the provider is not enough.</param>
    public async Task<string> Begin(HttpContext context, DistrictId district, Provider provider, string? given, bool fresh)
    {
        var handler = await Handler(context, district, provider, new());
        await handler.ChallengeAsync(new(new Dictionary<string, string?>
        {
            [Return] = given,
            [Fresh] = fresh ? Fresh : null,
            [Asked] = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
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
            TokenHandler = new SignedTokens(),
            SaveTokens = false,
            TimeProvider = clock,
            Events = Events(district, provider, answer),
            TokenValidationParameters = new()
            {
                ValidIssuer = provider.Issuer,
                ValidAudience = provider.ClientId,
                ValidAlgorithms = Algorithms,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                LifetimeValidator = (from, until, _, _) => until + Skew > clock.GetUtcNow().UtcDateTime && (from is null || from <= clock.GetUtcNow().UtcDateTime + Skew),
            },
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

    private OpenIdConnectEvents Events(DistrictId district, Provider provider, ProviderAnswer answer) => new()
    {
        OnRedirectToIdentityProvider = to =>
        {
            to.ProtocolMessage.RedirectUri = settings.Address(Callback(district)).AbsoluteUri;    // whatever host the request names
            if (to.Properties.Items[Fresh] is not null)
            {
                (to.ProtocolMessage.Prompt, to.ProtocolMessage.MaxAge) = provider.Vendor == SignInVendor.Google ? ("select_account", null) : ("login", "0");
            }
            else
            {
                to.ProtocolMessage.MaxAge = provider.Vendor == SignInVendor.Google ? null : $"{Sessions.Lifetime.TotalSeconds:F0}";    // asked, it must tell when she signed in
            }

            if (provider.Vendor == SignInVendor.Google)
            {
                to.ProtocolMessage.SetParameter("hd", provider.Tenant);
            }

            return Task.CompletedTask;
        },
        OnMessageReceived = async received =>
        {
            // RFC 9207: an answer of another provider's is not exchanged at this one
            var iss = received.ProtocolMessage.Iss;
            var must = iss is null && (await discoveries.Of(provider.Issuer).GetConfigurationAsync(received.HttpContext.RequestAborted)).AuthorizationResponseIssParameterSupported;
            if (must || (iss is not null && iss != provider.Issuer))
            {
                received.Fail("The answer is another issuer's.");
            }
        },
        OnTokenValidated = valid =>
        {
            answer.Signed = [.. valid.Principal!.Claims];
            valid.Options.GetClaimsFromUserInfoEndpoint = provider.Vendor == SignInVendor.Oidc && Assertion.LacksKey(provider, answer.Signed);
            return Task.CompletedTask;
        },
        OnUserInformationReceived = told =>
        {
            answer.Told = told.User.RootElement.Clone();
            return Task.CompletedTask;
        },
        OnTicketReceived = ticket =>
        {
            var items = ticket.Properties!.Items;
            (answer.Vouched, answer.Failure) = Assertion.Read(provider, answer.Signed, answer.Told);
            answer.Return = items.TryGetValue(Return, out var given) ? given : null;
            answer.Settle(items.TryGetValue(Fresh, out var fresh) && fresh == Fresh, DateTimeOffset.FromUnixTimeSeconds(long.Parse(items[Asked]!, CultureInfo.InvariantCulture)) - Skew, clock.GetUtcNow());
            ticket.HandleResponse();
            return Task.CompletedTask;
        },
        OnRemoteFailure = failed =>
        {
            answer.Return = failed.Properties?.Items.TryGetValue(Return, out var given) == true ? given : null;
            answer.Failure = failed.Properties is not null && failed.Request.Query.ContainsKey("error") ? SignInFailure.Refused : SignInFailure.Unusable;
            answer.Vouched = null;
            failed.HandleResponse();
            return Task.CompletedTask;
        },
    };

    private void Restrict(CookieBuilder cookie, string use)
    {
        cookie.Name = settings.Https ? $"__Host-dc-{use}-" : $"dc-{use}-";
        cookie.SecurePolicy = settings.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.HttpOnly = true;
        cookie.Path = "/";
    }

    /// <summary>The platform's handler lets an unsigned token pass where it came over TLS; here none does.</summary>
    private sealed class SignedTokens : JsonWebTokenHandler
    {
        public SignedTokens() => MapInboundClaims = false;

        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            validationParameters.RequireSignedTokens = true;
            return base.ValidateTokenAsync(token, validationParameters);
        }
    }

    private sealed class Only(OpenIdConnectOptions options) : IOptionsMonitor<OpenIdConnectOptions>
    {
        public OpenIdConnectOptions CurrentValue => options;

        public OpenIdConnectOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;
    }
}

/// <summary>What came back from a provider.</summary>
internal sealed class ProviderAnswer
{
    public IReadOnlyList<Claim> Signed { get; set; } = [];

    public JsonElement? Told { get; set; }

    /// <summary>Null: <see cref="Failure"/> says why.</summary>
    public Vouched? Vouched { get; set; }

    public SignInFailure Failure { get; set; }

    /// <summary>The return ticket with which she went.</summary>
    public string? Return { get; set; }

    /// <summary>When she signed in, as far as it was said: nobody's word counts as long ago, unless a fresh sign-in was asked for.</summary>
    public void Settle(bool fresh, DateTimeOffset asked, DateTimeOffset now)
    {
        if (Vouched is { SignedIn: { } at } && (at > now + TimeSpan.FromMinutes(1) || (fresh && at < asked)))
        {
            (Vouched, Failure) = (null, SignInFailure.NotFresh);
        }
        else if (Vouched is { } vouched)
        {
            Vouched = vouched with { SignedIn = vouched.SignedIn is { } told ? (told < now ? told : now) : fresh ? now : DateTimeOffset.UnixEpoch };
        }
    }
}
