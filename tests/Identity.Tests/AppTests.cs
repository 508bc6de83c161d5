using System.Collections.Immutable;
using System.Net;
using DistrictCoaching.Domain;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Applications that districts register, and what people allow them.</summary>
public sealed class AppTests : ServiceTests
{
    private static readonly Uri Back = new("https://timetable.example/back");
    private static readonly PersonId Lead = new(Guid.NewGuid());
    private static readonly AppAccess
        ByItself = new([], [AppScope.Directory], [], [], null),
        ForPeople = new([AppScope.Coaching], [], [Back], [], null);

    [Fact]
    public async Task It_gets_what_it_was_registered_for_in_its_district_and_is_counted()
    {
        var (app, secret) = await Register(ByItself);
        using var flow = new CodeFlow(Service, app.ClientId, secret: secret);
        var token = new JsonWebToken((await Own(flow))["access_token"]);
        Assert.Equal((Roster.Lincoln.District.Value.ToString("D"), "directory"), (token.GetClaim("tenant").Value, token.GetClaim("scope").Value));
        Assert.Equal(["district-coaching"], token.Audiences);
        Assert.Equal("invalid_request", (await Own(flow, "coaching"))["error"]);
        await Service.Do<AppUse>(use => use.Write(CancellationToken.None));
        await Own(flow);
        await Service.Do<AppUse>(use => use.Write(CancellationToken.None));
        var seen = Assert.Single(await Of(Roster.Lincoln.District));
        Assert.Equal((2, Service.Clock.GetUtcNow()), (seen.Tokens, seen.LastUsed));
        Assert.Empty(await Of(Roster.Madison.District));
    }

    [Fact]
    public async Task A_scope_for_people_is_none_for_itself()
    {
        var (app, secret) = await Register(ForPeople with { ForItself = [AppScope.Directory] });
        using var flow = new CodeFlow(Service, app.ClientId, secret: secret);
        Assert.Equal("invalid_scope", (await Own(flow, "coaching"))["error"]);
        Assert.Equal("invalid_scope", (await Own(flow, "directory coaching"))["error"]);
        Assert.NotNull((await Own(flow))["access_token"]);
    }

    [Fact]
    public async Task The_secret_before_works_until_its_end_and_the_one_before_that_no_more()
    {
        var (app, first) = await Register(ByItself);
        var operation = Guid.NewGuid();
        var second = (await Rotate(operation, app, TimeSpan.FromHours(24))).Secret!;
        Assert.Null((await Rotate(operation, app, TimeSpan.FromHours(24))).Secret);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await Try(app, first, second));
        Service.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.OK], await Try(app, first, second));
        var third = (await Rotate(Guid.NewGuid(), app, TimeSpan.FromHours(1))).Secret!;
        var fourth = (await Rotate(Guid.NewGuid(), app, TimeSpan.Zero)).Secret!;
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK], await Try(app, second, third, fourth));
    }

    [Fact]
    public async Task Nobody_of_another_district_sees_changes_or_uses_it()
    {
        var (app, secret) = await Register(ForPeople);
        Assert.Equal("NOT_FOUND", (await Service.Ask<IApps, AppAnswer>(apps => apps.RotateSecret(Roster.Madison.District, Guid.NewGuid(), app.ClientId, default, default))).Refused!.Code);
        Assert.Equal("NOT_FOUND", (await Service.Ask<IApps, AppAnswer>(apps => apps.Revoke(Roster.Madison.District, Lead, app.ClientId, default))).Refused!.Code);
        using var flow = new CodeFlow(Service, app.ClientId, Back, secret);
        var back = await Browser.SignIn(await Browser.Open(flow.Authorize()), "madison", "eva");
        Assert.Equal(("access_denied", null), (back.Given("error"), back.Given("code")));
    }

    [Fact]
    public async Task Once_revoked_it_gets_nothing_and_what_it_had_has_ended()
    {
        var (app, secret) = await Register(ForPeople with { ForItself = [AppScope.Directory] });
        using var flow = new CodeFlow(Service, app.ClientId, Back, secret);
        var tokens = await flow.Redeem((await Browser.Submit(await flow.Enter(Browser), ("decision", "yes"))).Given("code")!);
        Assert.True(await Stands(app, Roster.Ana.Person) && await Stands(app, null));
        Assert.Single(await Allowed());
        await Service.Ask<IApps, AppAnswer>(apps => apps.Revoke(Roster.Lincoln.District, Lead, app.ClientId, default));
        Assert.Equal("invalid_client", (await Own(flow))["error"]);
        Assert.Equal("invalid_client", (await flow.Refresh(tokens["refresh_token"]!))["error"]);
        Assert.False(await Stands(app, Roster.Ana.Person) || await Stands(app, null));
        Assert.Empty(await Allowed());
        var seen = Assert.Single(await Of(Roster.Lincoln.District));
        Assert.Equal(("Timetable", Service.Clock.GetUtcNow()), (seen.Name, seen.RevokedAt));
    }

    [Fact]
    public async Task A_person_is_asked_once_for_each_scope_until_she_ends_it()
    {
        var (app, secret) = await Register(ForPeople with { ForPeople = [AppScope.Coaching, AppScope.Directory] });
        using var flow = new CodeFlow(Service, app.ClientId, Back, secret);
        var page = await flow.Enter(Browser, ("scope", "openid directory"));
        Assert.Contains("Your district registered this application.", page.Html!.ToString(), StringComparison.Ordinal);
        await Browser.Submit(page, ("decision", "yes"));
        Assert.NotNull((await Browser.Open(flow.Authorize(("scope", "openid directory"), ("prompt", "none")))).Given("code"));
        Assert.Equal("consent_required", (await Browser.Open(flow.Authorize(("prompt", "none")))).Given("error"));
        Assert.Equal("Allow this application?", (await Browser.Open(flow.Authorize(("scope", "openid directory"), ("prompt", "consent")))).Title);
        var back = await Browser.Submit(await Browser.Open(flow.Authorize()), ("decision", "yes"));
        var code = (await Browser.Open(flow.Authorize())).Given("code")!;
        var tokens = await flow.Redeem(back.Given("code")!);
        Assert.Equal([AppScope.Directory, AppScope.Coaching], Assert.Single(await Allowed()).Scopes);

        await Service.Do<IApps>(apps => apps.End(Roster.Lincoln.District, Roster.Ana.Person, app.ClientId, default));
        Assert.Equal("invalid_grant", (await flow.Refresh(tokens["refresh_token"]!))["error"]);
        Assert.Equal("invalid_grant", (await flow.Redeem(code))["error"]);
        Assert.Equal("consent_required", (await Browser.Open(flow.Authorize(("scope", "openid directory"), ("prompt", "none")))).Given("error"));
        Assert.Empty(await Allowed());

        var before = Service.Clock.GetUtcNow();
        Service.Clock.Advance(TimeSpan.FromMinutes(1));
        await Browser.Submit(await Browser.Open(flow.Authorize()), ("decision", "yes"));
        Assert.False(await Stands(app, Roster.Ana.Person, before));    // a token of before stays dead
        Assert.True(await Stands(app, Roster.Ana.Person));
        Assert.Equal("invalid_grant", (await flow.Refresh(tokens["refresh_token"]!))["error"]);
    }

    [Fact]
    public async Task Asked_twice_it_is_registered_once_and_its_secret_is_shown_once()
    {
        var asked = new RegisterApp(Guid.NewGuid(), Lead, "Timetable", ByItself);
        var first = await Service.Ask<IApps, AppAnswer>(apps => apps.Register(Roster.Lincoln.District, asked, default));
        var again = await Service.Ask<IApps, AppAnswer>(apps => apps.Register(Roster.Lincoln.District, asked, default));
        Assert.Equal((first.App!.ClientId, null), (again.App!.ClientId, again.Secret));
        Assert.Equal("OPERATION_REUSED", (await Service.Ask<IApps, AppAnswer>(apps => apps.Register(Roster.Lincoln.District, asked with { Name = "Other" }, default))).Refused!.Code);
        Assert.Equal("BAD_APP_KEYS", (await Service.Ask<IApps, AppAnswer>(apps => apps.Register(Roster.Lincoln.District, asked with { Operation = Guid.NewGuid(), Access = ByItself with { PublicKeys = Signer.PrivateKeys } }, default))).Refused!.Code);
        await Service.Do<IdentityDb>(db =>
        {
            Assert.DoesNotContain(first.Secret!, string.Join(' ', db.Set<OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication>().Select(app => app.ClientSecret + app.Properties)), StringComparison.Ordinal);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_restart_leaves_it_as_it_is()
    {
        var (app, secret) = await Register(ByItself);
        await using var again = await Service.Start(options => options.Issuer = Service.Issuer, Service.Folder);
        using var flow = new CodeFlow(Service, app.ClientId, secret: secret, replica: again);
        Assert.NotNull((await Own(flow))["access_token"]);
    }

    private async Task<(App App, string Secret)> Register(AppAccess access)
    {
        var made = await Service.Ask<IApps, AppAnswer>(apps => apps.Register(Roster.Lincoln.District, new(Guid.NewGuid(), Lead, "Timetable", access), default));
        return (made.App!, made.Secret!);
    }

    private Task<AppAnswer> Rotate(Guid operation, App app, TimeSpan overlap) =>
        Service.Ask<IApps, AppAnswer>(apps => apps.RotateSecret(Roster.Lincoln.District, operation, app.ClientId, overlap, default));

    private Task<IReadOnlyList<App>> Of(DistrictId district) => Service.Ask<IApps, IReadOnlyList<App>>(apps => apps.Of(district, default));

    private Task<IReadOnlyList<AllowedApp>> Allowed() => Service.Ask<IApps, IReadOnlyList<AllowedApp>>(apps => apps.Allowed(Roster.Lincoln.District, Roster.Ana.Person, default));

    private Task<bool> Stands(App app, PersonId? person, DateTimeOffset? issued = null) =>
        Service.Ask<IApps, bool>(apps => apps.Stands(Roster.Lincoln.District, person, app.ClientId, issued ?? Service.Clock.GetUtcNow(), default));

    private async Task<ImmutableArray<HttpStatusCode>> Try(App app, params string[] secrets)
    {
        var answers = ImmutableArray.CreateBuilder<HttpStatusCode>();
        foreach (var secret in secrets)
        {
            using var flow = new CodeFlow(Service, app.ClientId, secret: secret);
            answers.Add((await Own(flow)).Status);
        }

        return answers.ToImmutable();
    }

    private static Task<Answer> Own(CodeFlow flow, string scope = "directory") => flow.Token(("grant_type", "client_credentials"), ("scope", scope));
}
