using System.Net;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity.Tests;

/// <summary>What is written in another way, or with other tables, on PostgreSQL.</summary>
[Collection(nameof(OnPostgres))]
public sealed class PostgresTests(OnPostgres postgres)
{
    [Fact]
    public async Task Applications_assertions_and_keys_live_there_too()
    {
        await using var service = await postgres.Start(options =>
            options.Apps.Add(new() { ClientId = "signer", Name = "Signer", Keys = Signer.PublicKeys, District = Roster.Lincoln.District.Value }));
        var (district, lead) = (Roster.Lincoln.District, new PersonId(Guid.NewGuid()));
        var made = await service.Ask<IApps, AppAnswer>(apps => apps.Register(district, new(Guid.NewGuid(), lead, "Timetable", new([], [AppScope.Directory], [], [], null)), default));
        var client = made.App!.ClientId;
        var next = await service.Ask<IApps, AppAnswer>(apps => apps.RotateSecret(district, Guid.NewGuid(), client, TimeSpan.FromHours(1), default));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Ask(made.Secret!), await Ask(next.Secret!)));
        await service.Do<AppUse>(use => use.Write(CancellationToken.None));
        await service.Do<Grants>(grants => grants.Allow(district, Roster.Ana.Person, client, ["directory"], default));
        Assert.Equal(2, Assert.Single(await service.Ask<IApps, IReadOnlyList<App>>(apps => apps.Of(district, default))).Tokens);
        Assert.Single(await service.Ask<IApps, IReadOnlyList<AllowedApp>>(apps => apps.Allowed(district, Roster.Ana.Person, default)));
        await service.Do<IApps>(apps => apps.End(district, Roster.Ana.Person, client, default));
        Assert.NotNull((await service.Ask<IApps, AppAnswer>(apps => apps.Revoke(district, lead, client, default))).App!.RevokedAt);
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(next.Secret!));

        var assertion = Signer.Assertion(service, "signer");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (await Sign(assertion), await Sign(assertion)));
        service.Clock.Advance(KeyRing.Used);
        await service.Do<KeyRolling>(rolling => rolling.Once(CancellationToken.None));
        await service.Do<Prune>(prune => prune.Once(CancellationToken.None));
        using var http = new HttpClient();
        Assert.Equal(2, new Microsoft.IdentityModel.Tokens.JsonWebKeySet(await http.GetStringAsync(new Uri(service.Issuer, ".well-known/jwks"))).Keys.Count);

        async Task<HttpStatusCode> Ask(string secret)
        {
            using var flow = new CodeFlow(service, client, secret: secret);
            return (await flow.Token(("grant_type", "client_credentials"), ("scope", "directory"))).Status;
        }

        async Task<HttpStatusCode> Sign(string assertion)
        {
            using var flow = new CodeFlow(service, "signer");
            return (await flow.Token(
                ("grant_type", "client_credentials"), ("scope", "coaching"),
                ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"), ("client_assertion", assertion))).Status;
        }
    }
}
