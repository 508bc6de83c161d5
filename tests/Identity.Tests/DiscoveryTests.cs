using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Identity.Tests;

public class DiscoveryTests
{
    [Fact]
    public async Task The_document_says_exactly_what_there_is()
    {
        await using var service = await Service.Start();
        using var http = new HttpClient();
        var document = await http.GetFromJsonAsync<JsonElement>(new Uri(service.Issuer, ".well-known/openid-configuration"));
        var at = service.Issuer.AbsoluteUri;
        Assert.Equal(at, document.GetProperty("issuer").GetString());
        Assert.Equal($"{at}connect/authorize", document.GetProperty("authorization_endpoint").GetString());
        Assert.Equal($"{at}connect/token", document.GetProperty("token_endpoint").GetString());
        Assert.Equal($"{at}connect/logout", document.GetProperty("end_session_endpoint").GetString());
        Assert.Equal($"{at}connect/par", document.GetProperty("pushed_authorization_request_endpoint").GetString());
        Assert.Equal($"{at}connect/device", document.GetProperty("device_authorization_endpoint").GetString());
        Assert.Equal($"{at}connect/introspect", document.GetProperty("introspection_endpoint").GetString());
        Assert.Equal($"{at}connect/revoke", document.GetProperty("revocation_endpoint").GetString());
        Assert.Equal($"{at}connect/userinfo", document.GetProperty("userinfo_endpoint").GetString());
        Assert.Equal($"{at}.well-known/jwks", document.GetProperty("jwks_uri").GetString());
        Assert.Equal(["S256"], List(document, "code_challenge_methods_supported"));
        Assert.Equal(["code"], List(document, "response_types_supported"));
        Assert.Equal(["query"], List(document, "response_modes_supported"));
        Assert.Equal(["RS256"], List(document, "id_token_signing_alg_values_supported"));
        Assert.Equal(["authorization_code", "client_credentials", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"], List(document, "grant_types_supported"));
        Assert.Equal(["coaching", "directory", "offline_access", "openid", "operator"], List(document, "scopes_supported"));
        Assert.True(document.GetProperty("authorization_response_iss_parameter_supported").GetBoolean());
    }

    [Fact]
    public async Task A_foreign_host_changes_nothing_in_the_document_and_reaches_no_endpoint_that_acts()
    {
        await using var service = await Service.Start();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Host = "attacker.example";
        var document = await http.GetStringAsync(new Uri(service.Issuer, ".well-known/openid-configuration"));
        Assert.DoesNotContain("attacker", document, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", "operator"), new("client_secret", Service.OperatorSecret)]);
        var token = await http.PostAsync(new Uri(service.Issuer, "connect/token"), form);
        Assert.Equal(HttpStatusCode.BadRequest, token.StatusCode);
        Assert.DoesNotContain("access_token", await token.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync(new Uri(service.Issuer, "connect/authorize"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync(new Uri(service.Issuer, "connect/logout"))).StatusCode);
    }

    [Fact]
    public async Task The_published_keys_verify_a_token_and_hold_nothing_private()
    {
        await using var service = await Service.WithPeople();
        using var http = new HttpClient();
        var json = await http.GetStringAsync(new Uri(service.Issuer, ".well-known/jwks"));
        var keys = new JsonWebKeySet(json);
        var key = Assert.Single(keys.Keys);
        Assert.Equal(("RSA", "RS256", "sig", false), (key.Kty, key.Alg, key.Use, key.HasPrivateKey));
        Assert.Equal(2048, key.KeySize);

        using var flow = service.Flow();
        var tokens = await flow.SignIn("lincoln", "ana", Roster.Password);
        var rules = new TokenValidationParameters
        {
            ValidIssuer = service.Issuer.AbsoluteUri,
            ValidAudience = IdentityNames.Audience,
            ValidTypes = [IdentityNames.AccessTokenType],
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidateLifetime = false,
        };
        Assert.True((await new JsonWebTokenHandler().ValidateTokenAsync(tokens.AccessToken, rules)).IsValid);
        Assert.False((await new JsonWebTokenHandler().ValidateTokenAsync(tokens.IdToken, rules)).IsValid);
        Assert.Equal("JWT", new JsonWebToken(tokens.IdToken).Typ);
    }

    [Fact]
    public async Task The_identity_token_answers_the_request_and_names_nobody()
    {
        await using var service = await Service.WithPeople();
        using var flow = new CodeFlow(service);
        using var browser = service.Browser();
        var tokens = await flow.Redeem(await flow.Code(browser));
        var token = new JsonWebToken(tokens["id_token"]);
        Assert.Equal(["portal"], token.Audiences);
        Assert.Equal("no", token.GetClaim("nonce").Value);
        Assert.Equal(Roster.Ana.Person.Value.ToString("D"), token.Subject);
        Assert.DoesNotContain(token.Claims, claim => claim.Type is "name" or "email" or "role" or "tenant" or "stamp");
    }

    private static IEnumerable<string?> List(JsonElement document, string name) =>
        document.GetProperty(name).EnumerateArray().Select(item => item.GetString()).Order(StringComparer.Ordinal);
}
