using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DistrictCoaching.Identity.Tests;

public sealed class KeyRollingTests : ServiceTests
{
    [Fact]
    public async Task A_new_key_is_known_for_a_day_before_it_is_used_and_the_old_one_for_a_month_after()
    {
        var first = Assert.Single(await Published());
        Assert.Equal(first, await Signs());
        await Later(KeyRing.Used - TimeSpan.FromHours(1));    // the key is a little older than this test
        Assert.Single(await Published());

        await Later(TimeSpan.FromHours(1));
        Assert.Equal(2, (await Published()).Count);
        Assert.Equal(first, await Signs());
        await Later(KeyRing.Announced - TimeSpan.FromSeconds(1));
        Assert.Equal(first, await Signs());

        await Later(TimeSpan.FromSeconds(1));
        var second = await Signs();
        Assert.NotEqual(first, second);
        Assert.Equal(new HashSet<string> { first, second }, await Published());

        await Later(KeyRing.Kept - TimeSpan.FromSeconds(1));
        Assert.Contains(first, await Published());
        await Later(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(first, await Published());
        Assert.Contains(second, await Published());
    }

    [Fact]
    public async Task What_was_made_with_an_old_key_lives_as_long_as_it_would_have()
    {
        await Later(KeyRing.Used);
        await Later(KeyRing.Announced - TimeSpan.FromSeconds(30));
        var tokens = await Flow.Redeem(await Flow.Code(Browser));
        var code = await Flow.Code(Browser);
        await Later(TimeSpan.FromSeconds(30));
        Assert.NotEqual(Kid(tokens["access_token"]!), await Signs());
        Assert.NotNull((await Flow.Redeem(code))["access_token"]);
        Assert.Equal(Roster.Ana.Person.Value.ToString("D"), (await Flow.UserInfo(tokens["access_token"]!))["sub"]);
        await Later(TimeSpan.FromDays(13));
        Assert.NotNull((await Flow.Refresh(tokens["refresh_token"]!))["access_token"]);
    }

    [Fact]
    public async Task Replicas_make_one_key_and_use_it_together()
    {
        await using var two = await Service.Start(options => options.Issuer = Service.Issuer, Service.Folder);
        two.Clock.Advance(Service.Clock.GetUtcNow() + KeyRing.Used - two.Clock.GetUtcNow());
        Service.Clock.Advance(KeyRing.Used);
        await Task.WhenAll(Once(Service), Once(two));
        Assert.Equal(4, await Service.Ask<IdentityDb, int>(db => db.Keys.CountAsync()));
        foreach (var replica in new[] { Service, two })
        {
            await Once(replica);
            replica.Clock.Advance(KeyRing.Announced);
            await Once(replica);
        }

        Assert.Equal(await Signs(Service), await Signs(two));
    }

    [Fact]
    public async Task A_withdrawn_key_is_gone_on_every_replica_at_its_next_look_and_another_one_signs()
    {
        await using var two = await Service.Start(options => options.Issuer = Service.Issuer, Service.Folder);
        await Later(KeyRing.Used);
        await Later(KeyRing.Announced);
        two.Clock.Advance(Service.Clock.GetUtcNow() - two.Clock.GetUtcNow());
        await Once(two);
        var (used, published) = (await Signs(), await Published());
        Assert.False(await Withdraw("another"));
        Assert.Equal(published, await Published());
        Assert.True(await Withdraw(used));
        Assert.False(await Withdraw(used));
        foreach (var replica in new[] { Service, two })
        {
            await Once(replica);
            Assert.NotEqual(used, await Signs(replica));
        }

        Assert.DoesNotContain(used, await Published());

        // also the last one: a new one is made and used at once
        foreach (var kid in await Published())
        {
            Assert.True(await Withdraw(kid));
        }

        await Once(Service);
        Assert.Equal(await Signs(), Assert.Single(await Published()));

        Task<bool> Withdraw(string kid) => SigningKeys.Withdraw(
            new() { Issuer = Service.Issuer, DataFolder = Service.Folder, OperatorSecret = Service.OperatorSecret }, Service.Services.GetRequiredService<IHostEnvironment>(), kid);
    }

    [Fact]
    public async Task The_gateway_of_the_same_process_knows_the_keys_as_they_are()
    {
        await Later(KeyRing.Used);
        var issued = await ((IssuedTokens)Service.Services.GetService(typeof(IssuedTokens))!).Configuration(CancellationToken.None);
        Assert.Equal(await Published(), issued.SigningKeys.Select(key => key.KeyId).ToHashSet());
    }

    private async Task Later(TimeSpan time)
    {
        Service.Clock.Advance(time);
        await Once(Service);
    }

    private static Task Once(Service service) => service.Do<KeyRolling>(rolling => rolling.Once(CancellationToken.None));

    private Task<string> Signs() => Signs(Service);

    private static async Task<string> Signs(Service replica)
    {
        using var client = new CodeFlow(replica, "operator", secret: Service.OperatorSecret, replica: replica);
        return Kid((await client.Token(("grant_type", "client_credentials"), ("scope", "operator")))["access_token"]!);
    }

    private static string Kid(string token) => new JsonWebToken(token).Kid;

    private async Task<HashSet<string>> Published()
    {
        using var http = new HttpClient();
        return [.. new JsonWebKeySet(await http.GetStringAsync(new Uri(Service.Issuer, ".well-known/jwks"))).Keys.Select(key => key.KeyId)];
    }
}
