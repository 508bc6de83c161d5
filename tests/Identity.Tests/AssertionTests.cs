using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace DistrictCoaching.Identity.Tests;

public sealed class AssertionTests : ServiceTests
{
    [Fact]
    public async Task A_client_signs_with_either_of_its_keys_once_for_each_request()
    {
        foreach (var key in new[] { Signer.Old, Signer.New })
        {
            var assertion = Signer.Assertion(Service, "signer", key);
            Assert.Equal(HttpStatusCode.OK, (await Ask(assertion)).Status);
            Assert.Equal("invalid_client", (await Ask(assertion))["error"]);
        }
    }

    [Fact]
    public async Task Another_replica_knows_what_was_used()
    {
        await using var two = await Service.Start(options => (options.Issuer, _) = (Service.Issuer, Add(options)), Service.Folder);
        var assertion = Signer.Assertion(Service, "signer");
        Assert.Equal(HttpStatusCode.OK, (await Ask(assertion)).Status);
        Assert.Equal("invalid_client", (await Ask(assertion, two))["error"]);
    }

    [Theory]
    [InlineData("foreign key", "invalid_client")]
    [InlineData("typ JWT", "invalid_client")]
    [InlineData("audience", "invalid_token")]
    [InlineData("issuer", "invalid_client")]
    [InlineData("no jti", "invalid_client")]
    [InlineData("expired", "invalid_client")]
    [InlineData("a day", "invalid_client")]
    [InlineData("none", "invalid_client")]
    public async Task An_assertion_that_is_not_exact_is_refused(string what, string error)
    {
        var foreign = new Microsoft.IdentityModel.Tokens.RsaSecurityKey(RSA.Create(2048)) { KeyId = "old" };
        var assertion = what switch
        {
            "foreign key" => Signer.Assertion(Service, "signer", foreign),
            "typ JWT" => Signer.Assertion(Service, "signer", typ: "JWT"),
            "audience" => Signer.Assertion(Service, "signer", audience: "https://elsewhere.example/"),
            "issuer" => Signer.Assertion(Service, "signer", issuer: "robot"),
            "no jti" => Signer.Assertion(Service, "signer", id: null),
            "expired" => Signer.Assertion(Service, "signer", lasts: TimeSpan.FromMinutes(-10)),
            "a day" => Signer.Assertion(Service, "signer", lasts: TimeSpan.FromDays(1)),
            _ => "eyJhbGciOiJub25lIn0." + Signer.Assertion(Service, "signer").Split('.')[1] + ".",
        };
        var answer = await Ask(assertion);
        Assert.Null(answer["access_token"]);
        Assert.Equal(error, answer["error"]);
    }

    [Fact]
    public async Task What_was_used_is_forgotten_once_it_has_expired()
    {
        await Ask(Signer.Assertion(Service, "signer"));
        Assert.Equal(1, await Used());
        Service.Clock.Advance(TimeSpan.FromMinutes(2));
        await Service.Do<Prune>(prune => prune.Once(CancellationToken.None));
        Assert.Equal(0, await Used());

        Task<int> Used() => Service.Ask<IdentityDb, int>(db => db.UsedAssertions.CountAsync());
    }

    private protected override Task<Service> Start() => Service.WithPeople(options => Add(options));

    private static bool Add(IdentityOptions options)
    {
        options.Apps.Add(new() { ClientId = "signer", Name = "Signer", Keys = Signer.PublicKeys, District = Roster.Lincoln.District.Value });
        return true;
    }

    private async Task<Answer> Ask(string assertion, Service? replica = null)
    {
        using var flow = new CodeFlow(Service, "signer", replica: replica);
        return await flow.Token(
            ("grant_type", "client_credentials"), ("scope", "coaching"),
            ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("client_assertion", assertion));
    }
}
