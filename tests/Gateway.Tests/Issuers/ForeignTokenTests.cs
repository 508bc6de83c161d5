using System.Diagnostics.Metrics;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Gateway.Tests;

public sealed class ForeignTokenTests : ForeignTokenTest
{
    private static readonly DateTime Now = TestGateway.Now.UtcDateTime;

    private delegate string Forge(ForeignIssuer issuer);

    private static readonly Dictionary<string, (Forge Token, string Reason)> Bad = new()
    {
        ["alg none"] = (issuer => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"first"}""")}.{issuer.Token().Split('.')[1]}.", "algorithm"),
        ["HS256 with the public key"] = (issuer => issuer.Token(key: new SymmetricSecurityKey(issuer.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = issuer.Key.KeyId }, algorithm: SecurityAlgorithms.HmacSha256), "algorithm"),
        ["an algorithm that is not its"] = (issuer => issuer.Token(algorithm: SecurityAlgorithms.RsaSha512), "algorithm"),
        ["another key under its kid"] = (issuer => issuer.Token(key: TestIssuer.NewKey(issuer.Key.KeyId)), "signature"),
        ["an unknown kid"] = (issuer => issuer.Token(key: TestIssuer.NewKey("random")), "key"),
        ["no kid"] = (issuer => issuer.Token(key: new RsaSecurityKey(issuer.Key.Rsa)), "key"),
        ["jku"] = (issuer => issuer.Token(Header("jku", "https://attacker.example.test/keys")), "header"),
        ["x5u"] = (issuer => issuer.Token(Header("x5u", "https://attacker.example.test/cert")), "header"),
        ["crit"] = (issuer => issuer.Token(Header("crit", new[] { "exp" })), "header"),
        ["an issuer that nobody knows"] = (issuer => issuer.Token(token => token.Issuer = issuer.Address + "/"), "issuer"),
        ["no issuer"] = (issuer => issuer.Token(token => token.Issuer = null), "issuer"),
        ["our issuer, signed by the other"] = (issuer => issuer.Token(token => (token.Issuer, token.Audience, token.TokenType) = (TestIssuer.Address, "district-coaching", "at+jwt")), "key"),
        ["another audience"] = (issuer => issuer.Token(token => token.Audience = "district-coaching"), "audience"),
        ["another type"] = (issuer => issuer.Token(token => token.TokenType = "dpop+jwt"), "type"),
        ["an identity token of the same audience"] = (issuer => issuer.Token(token => token.Claims["nonce"] = "n"), "identity_token"),
        ["an identity token with a hash"] = (issuer => issuer.Token(token => token.Claims["at_hash"] = "n"), "identity_token"),
        ["no scope of ours"] = (issuer => issuer.Token(token => token.Claims["scp"] = "coaching operator"), "scope"),
        ["no scope at all"] = (issuer => issuer.Token(token => token.Claims.Remove("scp")), "scope"),
        ["expired"] = (issuer => issuer.Token(token => (token.NotBefore, token.Expires) = (Now.AddHours(-1), Now.AddSeconds(-31))), "expired"),
        ["no exp"] = (issuer => issuer.Token(token => token.Expires = null), "no_end"),
        ["not yet"] = (issuer => issuer.Token(token => token.NotBefore = Now.AddSeconds(31)), "not_yet"),
        ["a district that is not bound to it"] = (issuer => issuer.Token(token => token.Claims["org"] = "L-2"), "district"),
        ["our own claim for a district"] = (issuer => issuer.Token(token =>
        {
            token.Claims.Remove("org");
            token.Claims["tenant"] = TestIssuer.District.ToString("D");
        }), "district"),
        ["two districts"] = (issuer => issuer.Token(token => token.Claims["org"] = new[] { "L-1", "M-1" }), "district"),
        ["a district that is not there"] = (issuer => issuer.Token(token => token.Claims["org"] = "N-1"), "district"),
        ["an edited district"] = (Tampered, "signature"),
        ["no subject"] = (issuer => issuer.Token(token => token.Claims.Remove("oid")), "claims"),
        ["no client"] = (issuer => issuer.Token(token => token.Claims.Remove("azp")), "claims"),
        ["somebody whom the roster does not know"] = (issuer => issuer.Token(token => token.Claims["oid"] = "stranger"), "person"),
        ["nothing"] = (_ => "nonsense", "malformed"),
    };

    public static TheoryData<string> Cases => [.. Bad.Keys];

    [Theory, MemberData(nameof(Cases))]
    public async Task Is_refused_like_any_other_and_counted_by_its_reason(string name)
    {
        Gateway.Subjects = subject => subject.Subject == "stranger" ? null : TestIssuer.Person;
        var counted = new List<(object? Issuer, object? Reason)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, on) =>
        {
            if (instrument.Name == "district_coaching.gateway.tokens.refused")
            {
                on.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (counted)
            {
                counted.Add((tags[0].Value, tags[1].Value));
            }
        });
        listener.Start();

        var (forge, reason) = Bad[name];
        var answer = await Gateway.Ask(Ask, token: forge(Other));
        Assert.Equal((401, reason == "expired" ? "TOKEN_EXPIRED" : "TOKEN_INVALID"), (answer.Status, answer.Code));
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Response.Headers.WwwAuthenticate.ToString());
        lock (counted)    // other tests' gateways count in this process too
        {
            Assert.Contains(counted, one => (string?)one.Reason == reason);
        }

        Assert.DoesNotContain(Gateway.Logged.Lines, line => line.Contains("attacker", StringComparison.Ordinal) || line.Contains("ana-at-her-district", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whom_it_vouches_for_is_who_was_linked_in_the_district_that_it_names()
    {
        var asked = new List<ForeignSubject>();
        Gateway.Subjects = subject =>
        {
            asked.Add(subject);
            return TestIssuer.Person;
        };
        var viewer = (await Gateway.Ask(Ask, token: Other.Token())).Data.GetProperty("viewer");
        Assert.Equal((NodeId.Of("Person", TestIssuer.Person), NodeId.Of("District", TestIssuer.District)), (viewer.GetProperty("id").GetString(), viewer.GetProperty("districtId").GetString()));
        var madison = (await Gateway.Ask(Ask, token: Other.Token(token => token.Claims["org"] = "M-1"))).Data.GetProperty("viewer");
        Assert.Equal(NodeId.Of("District", Madison), madison.GetProperty("districtId").GetString());
        Assert.Equal(
            [new(new(TestIssuer.District), Other.Address, "ana-at-her-district", "a-1", Since), new(new(Madison), Other.Address, "ana-at-her-district", "a-1", Since)], asked);
    }

    [Fact]
    public async Task Our_own_issuer_is_believed_as_before_and_by_its_own_rules()
    {
        Assert.Equal(200, (await Gateway.Ask(Ask, token: Gateway.Issuer.Token())).Status);
        Assert.Equal(401, (await Gateway.Ask(Ask, token: Gateway.Issuer.Token(token => token.TokenType = "JWT"))).Status);
        Assert.Equal(401, (await Gateway.Ask(Ask, token: Gateway.Issuer.Token(token => token.Audience = ForeignIssuer.Audience))).Status);
        Assert.Equal(401, (await Gateway.Ask(Ask, token: Gateway.Issuer.Token(token => token.Issuer = Other.Address))).Status);
    }

    [Fact]
    public async Task Its_clients_are_never_taken_for_ours_and_what_they_may_is_what_it_says()
    {
        var callers = new List<Caller>();
        Gateway.Apps = caller =>
        {
            callers.Add(caller);
            return true;
        };
        await Gateway.Ask(Ask, token: Other.Token(token => token.Claims["azp"] = "portal"));
        Assert.Equal(($"{Other.Address}#portal", Other.Address, "ana-at-her-district"), (callers.Single().ClientId, callers.Single().Issuer, callers.Single().SignIn));
        Assert.Equal(["coaching", "directory"], callers.Single().Scopes.Order());
        var directory = await Gateway.Ask(Ask, token: Other.Token(token => token.Claims["scp"] = "read"));
        Assert.Equal((403, "SCOPE_MISSING"), (directory.Status, directory.Code));
    }

    private static Action<SecurityTokenDescriptor> Header(string name, object value) => token => token.AdditionalHeaderClaims = new Dictionary<string, object> { [name] = value };

    private static string Tampered(ForeignIssuer issuer)
    {
        var parts = issuer.Token().Split('.');
        return $"{parts[0]}.{Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("L-1", "M-1", StringComparison.Ordinal))}.{parts[2]}";
    }
}
