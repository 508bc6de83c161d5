using System.Net;

namespace DistrictCoaching.Identity.Tests;

/// <summary>What introspection, userinfo and revocation say and do.</summary>
public sealed class TokenAnswerTests : ServiceTests
{
    private CodeFlow reader = null!;
    private Answer tokens = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        reader = new(Service, "reader", Service.ReaderBack, Service.ReaderSecret);
        tokens = await reader.Redeem((await Browser.Submit(await reader.Enter(Browser), ("decision", "yes"))).Given("code")!);
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("refresh_token")]
    public async Task An_app_is_told_of_its_own_token_until_the_person_leaves(string kind)
    {
        Assert.Equal("True", (await Introspect(reader, kind))["active"]);
        using var robot = new CodeFlow(Service, "robot", secret: Service.ReaderSecret);
        Assert.Equal("False", (await Introspect(robot, kind))["active"]);
        Service.People.Deactivate(Roster.Ana);
        var told = await Introspect(reader, kind);
        Assert.Equal((HttpStatusCode.OK, "{\"active\":false}"), (told.Status, told.Body.GetRawText().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_is_told_without_a_secret()
    {
        Assert.Equal("invalid_client", (await reader.Post("introspect", ("token", tokens["access_token"]), ("client_secret", "a wrong secret of quite some length")))["error"]);
        Assert.Equal("unauthorized_client", (await Flow.Post("introspect", ("token", tokens["access_token"])))["error"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Userinfo_can_be_asked_by_post_with_no_body_and_no_type(bool empty)
    {
        using var http = new HttpClient { BaseAddress = Service.Issuer };
        using var asked = new HttpRequestMessage(HttpMethod.Post, "connect/userinfo") { Headers = { Authorization = new("Bearer", tokens["access_token"]) }, Content = empty ? new ByteArrayContent([]) : null };
        using var answer = await http.SendAsync(asked);
        Assert.Equal(Roster.Ana.Person.Value.ToString("D"), (await Answer.Read(answer))["sub"]);
        using var typed = new HttpRequestMessage(HttpMethod.Post, "connect/userinfo") { Headers = { Authorization = new("Bearer", tokens["access_token"]) }, Content = new StringContent("{}") };
        using var refused = await http.SendAsync(typed);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Userinfo_says_who_it_is_and_no_more()
    {
        var info = await reader.UserInfo(tokens["access_token"]!);
        Assert.Equal(Roster.Ana.Person.Value.ToString("D"), info["sub"]);
        Assert.Equal(["aud", "iss", "sub"], info.Body.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Service.People.Deactivate(Roster.Ana);
        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.UserInfo(tokens["access_token"]!)).Status);
    }

    [Fact]
    public async Task Userinfo_wants_an_access_token_with_openid()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.UserInfo(tokens["refresh_token"]!)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await reader.UserInfo(tokens["id_token"]!)).Status);
        using var robot = new CodeFlow(Service, "robot", secret: Service.ReaderSecret);
        var own = await robot.Token(("grant_type", "client_credentials"), ("scope", "coaching"));
        Assert.Equal(HttpStatusCode.Forbidden, (await robot.UserInfo(own["access_token"]!)).Status);
    }

    [Fact]
    public async Task A_revoked_refresh_token_takes_its_family_with_it()
    {
        var later = await reader.Refresh(tokens["refresh_token"]!);
        Assert.Equal(HttpStatusCode.OK, (await reader.Post("revoke", ("token", later["refresh_token"]))).Status);
        Assert.Equal("invalid_grant", (await reader.Refresh(later["refresh_token"]!))["error"]);
        Assert.Equal("invalid_grant", (await reader.Refresh(tokens["refresh_token"]!))["error"]);
    }

    [Fact]
    public async Task Another_client_revokes_nothing()
    {
        using var robot = new CodeFlow(Service, "robot", secret: Service.ReaderSecret);
        await robot.Post("revoke", ("token", tokens["refresh_token"]));
        Assert.Equal(HttpStatusCode.OK, (await reader.Refresh(tokens["refresh_token"]!)).Status);
    }

    private Task<Answer> Introspect(CodeFlow client, string kind) => client.Post("introspect", ("token", tokens[kind]));
}
