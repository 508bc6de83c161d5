using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;

namespace DistrictCoaching.Identity;

/// <summary>OpenIddict as we run it.</summary>
internal static class Server
{
    public static IServiceCollection AddServer(this IServiceCollection services)
    {
        services.AddOpenIddict()
            .AddServer(server =>
            {
                server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow().AllowClientCredentialsFlow().AllowDeviceAuthorizationFlow();
                server.RegisterScopes(IdentityNames.Coaching, IdentityNames.Directory, IdentityNames.Operator);
                server.RegisterClaims(OpenIddictConstants.Claims.AuthenticationTime, OpenIddictConstants.Claims.AuthenticationContextReference);
                server.SetAccessTokenLifetime(TimeSpan.FromMinutes(10)).SetIdentityTokenLifetime(TimeSpan.FromMinutes(10));
                server.SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1)).SetRefreshTokenLifetime(Prune.Kept);
                // an answer lost on the way may be asked for again; any later use of an old token ends its family
                server.SetRefreshTokenReuseLeeway(TimeSpan.FromSeconds(10));
                server.SetDeviceCodeLifetime(DevicePage.Lifetime).SetUserCodeLifetime(DevicePage.Lifetime);
                server.Configure(options => options.RequestTokenLifetime = PushedRequest.Lifetime);
                server.DisableAccessTokenEncryption();
                server.AddEventHandler<OpenIddictServerEvents.GenerateTokenContext>(handler => handler.UseInlineHandler(KeepNoRow).SetOrder(int.MinValue + 1_000));
                server.AddParameterRules().AddAssertionRules().AddTokenAnswers();
                server.UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndSessionEndpointPassthrough()
                    .EnableEndUserVerificationEndpointPassthrough().EnableErrorPassthrough();
            });
        services.AddOptions<OpenIddictServerOptions>().Configure<IdentitySettings, KeyRing>(Configure);
        services.AddOptions<OpenIddictServerAspNetCoreOptions>()
            .Configure<IdentitySettings>((http, settings) => http.DisableTransportSecurityRequirement = !settings.Https);
        return services;
    }

    private static void Configure(OpenIddictServerOptions server, IdentitySettings settings, KeyRing keys)
    {
        server.Issuer = settings.Issuer;
        // absolute: the document says the same whatever Host a request names, and a foreign Host reaches no endpoint that acts
        server.AuthorizationEndpointUris.Add(settings.Address(Routes.Authorize));
        server.TokenEndpointUris.Add(settings.Address(Routes.Token));
        server.EndSessionEndpointUris.Add(settings.Address(Routes.Logout));
        server.PushedAuthorizationEndpointUris.Add(settings.Address(Routes.Pushed));
        server.DeviceAuthorizationEndpointUris.Add(settings.Address(Routes.Device));
        server.EndUserVerificationEndpointUris.Add(settings.Address(Routes.Verify));
        server.IntrospectionEndpointUris.Add(settings.Address(Routes.Introspect));
        server.RevocationEndpointUris.Add(settings.Address(Routes.Revoke));
        server.UserInfoEndpointUris.Add(settings.Address(Routes.UserInfo));
        server.ConfigurationEndpointUris.Clear();
        server.ConfigurationEndpointUris.Add(new(Routes.Configuration[1..], UriKind.Relative));
        server.JsonWebKeySetEndpointUris.Clear();
        server.JsonWebKeySetEndpointUris.Add(settings.Address(Routes.Keys));
        server.JsonWebKeySetEndpointUris.Add(new(Routes.Keys[1..], UriKind.Relative));
        server.CodeChallengeMethods.Remove(OpenIddictConstants.CodeChallengeMethods.Plain);
        // the other modes answer with a page that runs a script, or put the code where scripts read it
        server.ResponseModes.Remove(OpenIddictConstants.ResponseModes.FormPost);
        server.ResponseModes.Remove(OpenIddictConstants.ResponseModes.Fragment);
        server.SigningCredentials.AddRange(keys.Signing.Select(key => new SigningCredentials(key, SecurityAlgorithms.RsaSha256)));
        server.EncryptionCredentials.AddRange(keys.Encryption.Select(key =>
            new EncryptingCredentials(key, SecurityAlgorithms.RsaOAEP, SecurityAlgorithms.Aes256CbcHmacSha512)));
    }

    /// <summary>Access and identity tokens are checked by their signature alone: a row for each would only be pruned again.</summary>
    private static ValueTask KeepNoRow(OpenIddictServerEvents.GenerateTokenContext token)
    {
        if (token.TokenType is OpenIddictConstants.TokenTypeIdentifiers.AccessToken or OpenIddictConstants.TokenTypeIdentifiers.IdentityToken)
        {
            token.CreateTokenEntry = false;
        }

        return default;
    }
}
