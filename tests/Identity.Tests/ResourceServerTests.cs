using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Identity.Tests;

public class ResourceServerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_platforms_own_handler_believes_access_tokens_and_nothing_else(bool byDiscovery)
    {
        await using var service = await Service.WithPeople();
        await using var api = await Api(service, byDiscovery);
        using var flow = service.Flow();
        var tokens = await flow.SignIn("lincoln", "ana", Roster.Password);
        Assert.Equal($"{Roster.Ana.Person.Value:D} {Roster.Lincoln.District.Value:D}", await Call(api, tokens.AccessToken));
        Assert.Equal("Unauthorized", await Call(api, tokens.IdToken!));
        Assert.Equal("Unauthorized", await Call(api, tokens.RefreshToken!));
        Assert.Equal("Unauthorized", await Call(api, Altered(tokens.AccessToken)));
        await using var other = await Service.Start();
        using var elsewhere = new CodeFlow(other, "operator", secret: Service.OperatorSecret);
        var foreign = await elsewhere.Token(("grant_type", "client_credentials"), ("scope", "operator"));
        Assert.Equal("Unauthorized", await Call(api, foreign["access_token"]!));
    }

    private static async Task<WebApplication> Api(Service service, bool byDiscovery)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthentication().AddJwtBearer(bearer =>
        {
            var issued = service.Services.GetRequiredService<IssuedTokens>();
            bearer.MapInboundClaims = false;
            bearer.TokenValidationParameters = new()
            {
                ValidIssuer = issued.Issuer,
                ValidAudience = IdentityNames.Audience,
                ValidTypes = [IdentityNames.AccessTokenType],
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
                TryAllIssuerSigningKeys = false,
                LifetimeValidator = (_, until, _, _) => until > service.Clock.GetUtcNow(),
            };
            if (byDiscovery)
            {
                (bearer.Authority, bearer.RequireHttpsMetadata) = (issued.Issuer, false);
            }
            else
            {
                bearer.ConfigurationManager = new Direct(issued);
            }
        });
        var app = builder.Build();
        app.MapGet("/", async http =>
        {
            var caller = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
            http.Response.StatusCode = caller.Succeeded ? 200 : 401;
            await http.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"{caller.Principal?.FindFirst("sub")?.Value} {caller.Principal?.FindFirst("tenant")?.Value}"));
        });
        await app.StartAsync();
        return app;
    }

    private static async Task<string> Call(WebApplication api, string token)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await http.GetAsync(new Uri(api.Urls.Single()));
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : answer.StatusCode.ToString();
    }

    /// <summary>The same token for another district.</summary>
    private static string Altered(string token)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace(Roster.Lincoln.District.Value.ToString("D"), Roster.Madison.District.Value.ToString("D"), StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }

    private sealed class Direct(IssuedTokens issued) : IConfigurationManager<OpenIdConnectConfiguration>
    {
        public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) => issued.Configuration(cancel);

        public void RequestRefresh()
        {
        }
    }
}
