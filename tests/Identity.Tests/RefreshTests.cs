using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;

namespace DistrictCoaching.Identity.Tests;

public sealed class RefreshTests : IAsyncLifetime
{
    private Service service = null!;
    private PasswordFlow flow = null!;
    private CodeFlow raw = null!;

    public async ValueTask InitializeAsync()
    {
        service = await Service.WithPeople();
        flow = service.Flow();
        raw = new(service);
    }

    public async ValueTask DisposeAsync()
    {
        flow.Dispose();
        raw.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task A_refresh_gives_new_tokens_of_the_same_sign_in()
    {
        var first = await flow.SignIn("lincoln", "ana", Roster.Password);
        service.Clock.Advance(TimeSpan.FromHours(3));
        var second = await flow.Refresh(first.RefreshToken!);
        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
        var (before, after) = (new JsonWebToken(first.AccessToken), new JsonWebToken(second.AccessToken));
        Assert.NotEqual(before.Id, after.Id);
        foreach (var same in new[] { "sub", "tenant", "scope", "client_id", "auth_time", "acr", "aud" })
        {
            Assert.Equal(before.GetClaim(same).Value, after.GetClaim(same).Value);
        }
    }

    [Fact]
    public async Task A_refresh_token_used_again_ends_its_whole_family()
    {
        var first = await flow.SignIn("lincoln", "ana", Roster.Password);
        var second = await flow.Refresh(first.RefreshToken!);
        service.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("invalid_grant", (await raw.Refresh(first.RefreshToken!))["error"]);
        Assert.Equal("invalid_grant", (await raw.Refresh(second.RefreshToken!))["error"]);
    }

    [Fact]
    public async Task An_answer_that_was_lost_can_be_asked_for_again_for_ten_seconds()
    {
        var first = await flow.SignIn("lincoln", "ana", Roster.Password);
        await flow.Refresh(first.RefreshToken!);
        service.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, (await raw.Refresh(first.RefreshToken!)).Status);
    }

    [Fact]
    public async Task A_refresh_token_ends_after_fourteen_days_and_is_pruned()
    {
        var tokens = await flow.SignIn("lincoln", "ana", Roster.Password);
        Assert.NotEqual(0, await service.Ask<IOpenIddictTokenManager, long>(all => all.CountAsync().AsTask()));
        service.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        Assert.Equal("invalid_grant", (await raw.Refresh(tokens.RefreshToken!))["error"]);
        await service.Do<Prune>(prune => prune.Once(CancellationToken.None));
        Assert.Equal(0, await service.Ask<IOpenIddictTokenManager, long>(all => all.CountAsync().AsTask()));
        Assert.Equal(0, await service.Ask<IOpenIddictAuthorizationManager, long>(all => all.CountAsync().AsTask()));
    }

    [Fact]
    public async Task Pruning_keeps_what_is_alive()
    {
        var tokens = await flow.SignIn("lincoln", "ana", Roster.Password);
        service.Clock.Advance(TimeSpan.FromDays(13));
        var later = await flow.Refresh(tokens.RefreshToken!);
        service.Clock.Advance(TimeSpan.FromDays(13));
        await service.Do<Prune>(prune => prune.Once(CancellationToken.None));
        Assert.Equal(HttpStatusCode.OK, (await raw.Refresh(later.RefreshToken!)).Status);
    }

    [Fact]
    public async Task A_refresh_cannot_widen_the_scope()
    {
        using var browser = service.Browser();
        var tokens = await raw.Redeem(await raw.Code(browser, ("scope", "openid offline_access")));
        Assert.Empty(new JsonWebToken(tokens["access_token"]).Audiences);
        var wider = await raw.Token(("grant_type", "refresh_token"), ("refresh_token", tokens["refresh_token"]), ("scope", "openid coaching"));
        Assert.Equal(HttpStatusCode.BadRequest, wider.Status);
    }

    [Fact]
    public async Task A_person_who_left_is_refused_at_once_everywhere()
    {
        using var browser = service.Browser();
        var tokens = await raw.Redeem(await raw.Code(browser));
        var code = await raw.Code(browser);
        service.People.Deactivate(Roster.Ana);
        Assert.Equal("invalid_grant", (await raw.Refresh(tokens["refresh_token"]!))["error"]);
        Assert.Equal("invalid_grant", (await raw.Redeem(code))["error"]);
        Assert.Equal("login_required", (await browser.Open(raw.Authorize(("prompt", "none")))).Given("error"));
        var again = await raw.Enter(browser);
        Assert.Equal(HttpStatusCode.Forbidden, again.Status);
        Assert.StartsWith("District, login and password do not fit together", again.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_and_tokens_of_the_old_one()
    {
        using var browser = service.Browser();
        var tokens = await raw.Redeem(await raw.Code(browser));
        await service.Do<ISampleSignIns>(signIns => signIns.Seed(Roster.Ana.District, Roster.Ana.Person, "another quiet river"));
        Assert.Equal("invalid_grant", (await raw.Refresh(tokens["refresh_token"]!))["error"]);
        Assert.Equal("login_required", (await browser.Open(raw.Authorize(("prompt", "none")))).Given("error"));
    }
}
