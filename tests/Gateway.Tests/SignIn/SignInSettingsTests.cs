using System.Text.Json;
using DistrictCoaching.Gateway.Tests.People;
using DistrictCoaching.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Who sets with what a district's people sign in, and what the roster says of those who come by it.</summary>
[Collection(nameof(Service))]
public sealed class SignInSettingsTests(Service service)
{
    private static object Provider => new { operationId = Guid.NewGuid(), vendor = "OIDC", issuer = "https://idp.example", clientId = "us", clientSecret = "the-secret-itself", match = "EMAIL" };

    [Fact]
    public async Task A_lead_sets_a_provider_whose_secret_nobody_reads_and_removes_it()
    {
        var district = await TestDistrict.Found(service, "Provided");
        await district["Lead"].Do("setSignInProvider", Provider, "provider { issuer vendor match }");
        var answer = await district["Lead"].Ask("{ district { signIn { address callback domains provider { vendor issuer tenant tenantClaim clientId match matchClaim } } } }");
        Assert.Contains("https://idp.example", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret-itself", answer.Text, StringComparison.Ordinal);
        using var scope = service.Scope();
        var providers = scope.ServiceProvider.GetRequiredService<SignInProviders>();
        Assert.Equal("the-secret-itself", (await providers.Of(new(district.Id)))!.ClientSecret);
        await district["Lead"].Do("removeSignInProvider", new { operationId = Guid.NewGuid() });
        Assert.Null(await providers.Of(new(district.Id)));
        await district["Lead"].Do("removeSignInProvider", new { operationId = Guid.NewGuid() });
    }

    [Theory]
    [InlineData("setSignInProvider")]
    [InlineData("removeSignInProvider")]
    [InlineData("proveSignInDomain")]
    [InlineData("removeSignInDomain")]
    [InlineData("unlinkSignIn")]
    [InlineData("giveSignInAnew")]
    [InlineData("takeSignIn")]
    public async Task Each_needs_the_role_a_fresh_sign_in_and_our_own_client(string mutation)
    {
        var district = await TestDistrict.Found(service, "Guarded");
        var input = mutation switch
        {
            "setSignInProvider" => Provider,
            "removeSignInProvider" => new { operationId = Guid.NewGuid() },
            "unlinkSignIn" or "giveSignInAnew" or "takeSignIn" => new { operationId = Guid.NewGuid(), personId = district["Live"].Id },
            _ => new { operationId = Guid.NewGuid(), domain = "guarded.example" },
        };
        foreach (var (key, client, age, code) in new[] { ("Principal", "portal", 60, "NOT_ALLOWED"), ("Coach", "portal", 60, "NOT_ALLOWED"), ("Lead", "other", 60, "NOT_ALLOWED"), ("Lead", "portal", 301, "FRESH_SIGN_IN_REQUIRED") })
        {
            var answer = await service.Ask(Token(district, key, client, age), Document(mutation), new { input });
            Assert.Contains($"\"{code}\"", answer.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("\"code\"", (await service.Ask(Token(district, "Lead", "portal", 299), Document(mutation), new { input })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_run_the_district_see_how_it_signs_in()
    {
        var district = await TestDistrict.Found(service, "Seen");
        Assert.Contains("NOT_ALLOWED", (await district["Principal"].Ask("{ district { signIn { callback } } }")).Text, StringComparison.Ordinal);
        Assert.Contains("NOT_ALLOWED", (await district["Live"].Ask("{ district { signIn { callback } } }")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roster_knows_people_by_the_key_of_its_files_within_their_district()
    {
        var (one, two) = (await TestDistrict.Found(service, "Keyed"), await TestDistrict.Found(service, "Other"));
        var first = First();
        Assert.Equal(one["Live"].Guid, (await first.Named(new(one.Id), "Live"))!.Value.Value);
        Assert.Equal(two["Live"].Guid, (await first.Named(new(two.Id), "Live"))!.Value.Value);
        Assert.Null(await first.Named(new(one.Id), "nobody"));
        Assert.Null(await first.Named(new(one.Id), ""));
    }

    [Fact]
    public async Task An_address_is_hers_only_as_address()
    {
        var district = await TestDistrict.Found(service, "Addressed");
        using var scope = service.Scope();
        var rosters = scope.ServiceProvider.GetRequiredService<RosterDirectory>();
        await Deltas.Send(service, district, Deltas.Users("Live,active,2026-10-05T06:00:00.000Z,true,user@addressed.example,,Live,Adams,mail@addressed.example"));
        Assert.Equal(district["Live"].Guid, (await rosters.ByEmail(new(district.Id), "Mail@Addressed.example"))!.Value.Value);
        Assert.NotNull(await rosters.ByLogin(new(district.Id), "user@addressed.example"));
        Assert.Null(await rosters.ByEmail(new(district.Id), "user@addressed.example"));    // a user name that looks like one
        Assert.Null(await rosters.ByEmail(new(district.Id), "nobody@addressed.example"));
    }

    [Fact]
    public async Task Sealed_at_a_new_sign_in_her_coaching_is_closed_for_a_week()
    {
        var district = await TestDistrict.Found(service, "Sealing");
        await district.Grant(Teachers.Live);
        Assert.True(await Seals().Seal(new(district.Id), new(district["Live"].Guid)));
        Assert.Contains("PERSON_SEALED", (await district["Live"].Ask("{ viewer(actingAs: TEACHER) { asTeacher { consents { id } } } }")).Text, StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, (await district["Live"].Ask("{ viewer { sealedUntil } }")).Data.GetProperty("viewer").GetProperty("sealedUntil").ValueKind);
        Assert.True(await Seals().Seal(new(district.Id), new(district["Live"].Guid)));
        Assert.False(await Seals().Seal(new(district.Id), new(Guid.NewGuid())));
    }

    private SignInSeals Seals() => service.Scope().ServiceProvider.GetRequiredService<SignInSeals>();

    private FirstSignIns First() => service.Scope().ServiceProvider.GetRequiredService<FirstSignIns>();

    private static string Document(string mutation) =>
        $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ errors {{ code }} }} }}";

    private string Token(TestDistrict district, string key, string client, int age) => service.Issuer.Token(token =>
    {
        var now = service.Clock.GetUtcNow();
        (token.NotBefore, token.IssuedAt, token.Expires) = (now.UtcDateTime, now.UtcDateTime, now.UtcDateTime.AddMinutes(10));
        (token.Claims["sub"], token.Claims["client_id"], token.Claims["scope"], token.Claims["auth_time"]) = (district[key].Guid.ToString("D"), client, "coaching", now.ToUnixTimeSeconds() - age);
        token.Claims["tenant"] = district.Id.ToString("D");
    });
}
