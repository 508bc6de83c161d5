using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace DistrictCoaching.Bench;

/// <summary>OpenIddict's server for client credentials as its samples set it up.</summary>
internal static class PlainOpenIddict
{
    public const string Client = "plain", Secret = "388D45FA-B36B-4988-BA59-B187D329C207";

    public static async Task<WebApplication> Start(string store, bool postgres)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = $"http://127.0.0.1:{Load.FreePort()}";
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<DbContext>(options => (postgres ? options.UseNpgsql(store) : options.UseSqlite(store)).UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(server =>
            {
                server.SetTokenEndpointUris("connect/token").AllowClientCredentialsFlow().RegisterScopes("api");
                server.AddEphemeralEncryptionKey().AddEphemeralSigningKey().DisableAccessTokenEncryption();
                server.UseAspNetCore().EnableTokenEndpointPassthrough().DisableTransportSecurityRequirement();
            });
        var app = builder.Build();
        app.UseAuthentication();
        app.MapPost("/connect/token", Give);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = Client,
            ClientSecret = Secret,
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials, Permissions.Prefixes.Scope + "api" },
        });
        await app.StartAsync();
        return app;
    }

    private static async Task<IResult> Give(HttpContext http, IOpenIddictApplicationManager clients)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var client = (await clients.FindByClientIdAsync(request.ClientId!))!;
        var identity = new ClaimsIdentity("bench", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, await clients.GetClientIdAsync(client)).SetScopes(request.GetScopes()).SetResources("api").SetDestinations(_ => [Destinations.AccessToken]);
        return Results.SignIn(new(identity), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
