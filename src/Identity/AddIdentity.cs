using DistrictCoaching.Domain;
using DistrictCoaching.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Hasher = Microsoft.AspNetCore.Identity.PasswordHasher<DistrictCoaching.Identity.Account>;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers identity.</summary>
public static class IdentityServices
{
    /// <summary>
    /// Adds the sign-in pages and the OpenID Connect server. The host registers an <see cref="IPeople"/>, an <see cref="IFederation"/>, an <see cref="ISafeguards"/> and an <see cref="IProposals"/> and calls <c>MapIdentity</c>.
    /// Tables, keys and clients are made before any other hosted service starts; what stops them is an <see cref="IdentityStartException"/>.
    /// </summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services, IdentityOptions options)
    {
        services.AddStore(options, issues: true);
        services.AddSingleton<Unanswered>().AddSingleton<Vault>().AddSingleton<KeyRing>().AddSingleton<KnownBrowsers>().AddSingleton<AccountLimits>().AddSingleton<ReturnTickets>().AddSingleton<EntryForms>().AddSingleton<PushedRequest>().AddSingleton<BrowserClients>();
        services.AddSingleton(provider => new IssuedTokens(provider.GetRequiredService<IdentitySettings>(), provider.GetRequiredService<KeyRing>()));
        services.AddSingleton<Hasher>().AddSingleton<Passwords>();
        services.AddScoped<Sessions>().AddScoped<ClientSeeds>().AddScoped<Prune>().AddScoped<Guesses>();
        services.AddScoped<SignInPage>().AddScoped<ProposalPage>().AddScoped<Authorize>().AddScoped<TokenEndpoint>().AddScoped<Logout>().AddScoped<DevicePage>().AddScoped<TokenAnswers>().AddScoped<UsedAssertions>().AddScoped<UsedOnce>().AddSingleton<Polls>();
        services.AddScoped<ISampleSignIns, SampleSignIns>();
        services.AddSingleton<AppUse>().AddHostedService(provider => provider.GetRequiredService<AppUse>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<KeyRolling>().AddHostedService(provider => provider.GetRequiredService<KeyRolling>());
        services.AddHostedService<IdentityStart>().AddHostedService<Pruning>().AddHostedService<GuessPruning>();
        services.AddRateLimiter(_ => { });
        // below warnings these tell whole requests: links, codes, subjects
        services.AddLogging(log => log.AddFilter("OpenIddict", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Http.Result", LogLevel.Warning));
        AddCookies(services);
        services.AddFederation();
        services.AddAccounts();
        return services.AddServer();
    }

    /// <summary>Adds <see cref="ISignInLinks"/>, <see cref="ISignInSetup"/>, <see cref="ISignIns"/> and <see cref="DistrictCoaching.Domain.IApps"/> alone, for a process that sets up another process's pages. The host registers an <see cref="IPeople"/>, an <see cref="IFederation"/> and an <see cref="ISafeguards"/>.</summary>
    public static IServiceCollection AddSignInLinks(this IServiceCollection services, IdentityOptions options) => services.AddStore(options, issues: false);

    private static IServiceCollection AddStore(this IServiceCollection services, IdentityOptions options, bool issues)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new IdentitySettings(options, provider.GetRequiredService<IHostEnvironment>(), issues));
        services.AddLogging(log => log.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning));
        return services.AddDbContext<IdentityDb>(Store).AddLinks().AddApps().AddSignInSetup().AddScoped<Standing>().AddScoped<ISignIns, SignIns>().AddScoped<ISignInHistory, SignInHistory>()
            .AddSingleton<RefusedSignIns>().AddHostedService(provider => provider.GetRequiredService<RefusedSignIns>());
    }

    private static void Store(IServiceProvider services, DbContextOptionsBuilder store)
    {
        var options = services.GetRequiredService<IdentitySettings>().Options;
        _ = options.Postgres is { } postgres
            ? store.UseNpgsql(postgres, npgsql => npgsql
                .EnableRetryOnFailure(maxRetryCount: 3, maxRetryDelay: TimeSpan.FromSeconds(1), errorCodesToAdd: null)
                .ConfigureDataSource(pool =>
                {
                    pool.Name = pool.ConnectionStringBuilder.Username;
                    pool.ConnectionStringBuilder.Options = $"{pool.ConnectionStringBuilder.Options} -c idle_in_transaction_session_timeout=5s".TrimStart();    // a frozen replica holds nobody up
                }))
            : store.UseSqlite(IdentityDb.File(options.DataFolder));
        store.UseOpenIddict();
    }

    private static void AddCookies(IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(Sessions.Scheme);
        services.AddAntiforgery();
        services.AddOptions<CookieAuthenticationOptions>(Sessions.Scheme).Configure<IdentitySettings>((cookie, settings) =>
        {
            Restrict(cookie.Cookie, "session", settings);
            cookie.ExpireTimeSpan = Sessions.Lifetime;
            cookie.SlidingExpiration = false;
        });
        services.AddOptions<AntiforgeryOptions>().Configure<IdentitySettings>((forgery, settings) =>
        {
            Restrict(forgery.Cookie, "form", settings);
            forgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("district-coaching").PersistKeysToDbContext<IdentityDb>();
        services.AddOptions<KeyManagementOptions>().Configure<Vault>((keys, vault) => keys.XmlEncryptor = new SealedXmlEncryptor(vault));
    }

    private static void Restrict(CookieBuilder cookie, string name, IdentitySettings settings)
    {
        // a __Host- cookie cannot be set by another host of the domain
        cookie.Name = settings.Https ? $"__Host-dc-{name}" : $"dc-{name}";
        cookie.SecurePolicy = settings.Https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
    }
}
