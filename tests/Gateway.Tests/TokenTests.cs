using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway.Tests;

public sealed class TokenTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private static readonly DateTime Now = TestGateway.Now.UtcDateTime;

    private delegate string Forge(TestIssuer issuer);

    private static readonly Dictionary<string, (Forge Token, string Code)> Bad = new()
    {
        ["alg none"] = (Unsigned, "TOKEN_INVALID"),
        ["HS256 with the public key"] = (issuer => issuer.Token(
            key: new SymmetricSecurityKey(issuer.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = issuer.Key.KeyId },
            algorithm: SecurityAlgorithms.HmacSha256), "TOKEN_INVALID"),
        ["PS256, which is not ours"] = (issuer => issuer.Token(algorithm: SecurityAlgorithms.RsaSsaPssSha256), "TOKEN_INVALID"),
        ["a foreign key under our kid"] = (issuer => issuer.Token(key: TestIssuer.NewKey(issuer.Key.KeyId)), "TOKEN_INVALID"),
        ["our key under an unknown kid"] = (issuer => issuer.Token(key: new RsaSecurityKey(issuer.Key.Rsa) { KeyId = "other" }), "TOKEN_INVALID"),
        ["a kid that is a path"] = (issuer => issuer.Token(key: new RsaSecurityKey(issuer.Key.Rsa) { KeyId = "../../etc/passwd" }), "TOKEN_INVALID"),
        ["a kid that is SQL"] = (issuer => issuer.Token(key: new RsaSecurityKey(issuer.Key.Rsa) { KeyId = "' OR 1=1 --" }), "TOKEN_INVALID"),
        ["a key of its own in jwk and jku"] = (issuer => issuer.Token(WithOwnKey, TestIssuer.NewKey("own")), "TOKEN_INVALID"),
        ["another issuer"] = (issuer => issuer.Token(token => token.Issuer = "https://id.example.test"), "TOKEN_INVALID"),
        ["another audience"] = (issuer => issuer.Token(token => token.Audience = "other"), "TOKEN_INVALID"),
        ["an id token"] = (issuer => issuer.Token(token => token.TokenType = "JWT"), "TOKEN_INVALID"),
        ["no typ"] = (issuer => issuer.Token(token => token.TokenType = null), "TOKEN_INVALID"),
        ["expired"] = (issuer => issuer.Token(token => (token.NotBefore, token.Expires) = (Now.AddHours(-1), Now.AddSeconds(-31))), "TOKEN_EXPIRED"),
        ["no exp"] = (issuer => issuer.Token(token => token.Expires = null), "TOKEN_INVALID"),
        ["not yet"] = (issuer => issuer.Token(token => token.NotBefore = Now.AddSeconds(31)), "TOKEN_INVALID"),
        ["no tenant"] = (issuer => issuer.Token(token => token.Claims.Remove("tenant")), "TOKEN_INVALID"),
        ["a tenant that is no id"] = (issuer => issuer.Token(token => token.Claims["tenant"] = "north"), "TOKEN_INVALID"),
        ["two tenants"] = (issuer => issuer.Token(token => token.Claims["tenant"] = new[] { $"{Guid.NewGuid()}", $"{Guid.NewGuid()}" }), "TOKEN_INVALID"),
        ["no sub"] = (issuer => issuer.Token(token => token.Claims.Remove("sub")), "TOKEN_INVALID"),
        ["a sub that is neither person nor client"] = (issuer => issuer.Token(token => token.Claims["sub"] = "ana"), "TOKEN_INVALID"),
        ["no client"] = (issuer => issuer.Token(token => token.Claims.Remove("client_id")), "TOKEN_INVALID"),
        ["a changed tenant"] = (Tampered, "TOKEN_INVALID"),
        ["no token at all"] = (_ => "nonsense", "TOKEN_INVALID"),
        ["three parts of nothing"] = (_ => "..x", "TOKEN_INVALID"),
        ["a header that is no JSON"] = (_ => "bm9uZQ.e30.x", "TOKEN_INVALID"),
        ["a header that is no base64"] = (_ => "!.e30.x", "TOKEN_INVALID"),
    };

    public static TheoryData<string> Cases => [.. Bad.Keys];

    [Theory, MemberData(nameof(Cases))]
    public async Task Is_refused(string name)
    {
        var (forge, code) = Bad[name];
        var token = forge(gateway.Issuer);
        var answer = await gateway.Ask("{ viewer { id } }", token: token);
        Assert.Equal((401, code), (answer.Status, answer.Code));
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Response.Headers.WwwAuthenticate.ToString());
        Assert.Equal(["errors"], answer.Json.EnumerateObject().Select(member => member.Name));
        Assert.DoesNotContain(gateway.Logged.Lines, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_without_a_token_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Headers.AcceptLanguage.ParseAdd("es");
        var answer = await gateway.Send(request, null);
        Assert.Equal((401, "UNAUTHENTICATED"), (answer.Status, answer.Code));
        Assert.Equal(GatewayCodes.Unauthenticated.Es, answer.Message);
        Assert.Equal("Bearer", answer.Response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Basic_credentials_are_no_token()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", "YTpi");
        using var response = await gateway.Client.SendAsync(request);
        Assert.Equal(401, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(-29, 600)]
    [InlineData(-600, 29)]
    public async Task Clocks_may_differ_by_half_a_minute(int expired, int early)
    {
        var token = gateway.Issuer.Token(token => (token.NotBefore, token.Expires) =
            expired == -29 ? (Now.AddHours(-1), Now.AddSeconds(expired)) : (Now.AddSeconds(early), Now.AddHours(1)));
        Assert.Equal(200, (await gateway.Ask("{ viewer { id } }", token: token)).Status);
    }

    [Fact]
    public async Task Another_districts_headers_change_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={viewer{districtId}}");
        request.Headers.Add("X-Tenant", Guid.NewGuid().ToString());
        request.Headers.Host = "other.example.test";
        var answer = await gateway.Send(request, gateway.Issuer.Token());
        Assert.Equal(NodeId.Of("District", TestIssuer.District), answer.Data.GetProperty("viewer").GetProperty("districtId").GetString());
    }

    private static void WithOwnKey(SecurityTokenDescriptor token) => token.AdditionalHeaderClaims = new Dictionary<string, object>
    {
        ["jku"] = "https://attacker.example.test/keys",
        ["x5u"] = "https://attacker.example.test/cert",
        ["jwk"] = new Dictionary<string, object> { ["kty"] = "RSA", ["e"] = "AQAB", ["n"] = "AQAB" },
    };

    private static string Unsigned(TestIssuer issuer)
    {
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""");
        return $"{header}.{issuer.Token().Split('.')[1]}.";
    }

    private static string Tampered(TestIssuer issuer)
    {
        var parts = issuer.Token().Split('.');
        var claims = JsonSerializer.Deserialize<Dictionary<string, object>>(Base64UrlEncoder.DecodeBytes(parts[1]))!;
        claims["tenant"] = Guid.NewGuid();
        return $"{parts[0]}.{Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(claims)))}.{parts[2]}";
    }
}
