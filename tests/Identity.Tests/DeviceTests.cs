using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DistrictCoaching.Identity.Tests;

public sealed class DeviceTests : ServiceTests
{
    private CodeFlow device = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        device = new(Service, "device");
    }

    [Fact]
    public async Task A_person_enters_the_code_sees_who_asks_and_decides()
    {
        var shown = await Shown();
        Assert.Equal($"{Service.Issuer}connect/verify", shown["verification_uri"]);
        Assert.Equal("600", shown["expires_in"]);
        Assert.Equal("authorization_pending", (await Poll(shown))["error"]);
        var page = await Browser.SignIn(await Browser.Open("connect/verify"), "lincoln", "ana");
        Assert.Equal("Connect a device", page.Title);
        page = await Browser.Submit(page, ("user_code", shown["user_code"]!.Replace("-", " ", StringComparison.Ordinal)));
        Assert.Equal("Allow this device?", page.Title);
        var text = string.Join('\n', page.Html!.Descendants("p").Select(p => p.Value));
        Assert.Contains("Reader on a wall", text, StringComparison.Ordinal);
        Assert.Contains("Go on only if you yourself began this", text, StringComparison.Ordinal);
        Assert.Equal("The device is connected", (await Browser.Submit(page, ("decision", "yes"))).Title);
        Service.Clock.Advance(TimeSpan.FromSeconds(5));
        var token = new JsonWebToken((await Poll(shown))["access_token"]);
        Assert.Equal((Roster.Ana.Person.Value.ToString("D"), Roster.Lincoln.District.Value.ToString("D"), "device"), (token.Subject, token.GetClaim("tenant").Value, token.GetClaim("client_id").Value));
        Service.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("invalid_grant", (await Poll(shown))["error"]);
    }

    [Fact]
    public async Task Whoever_says_no_connects_nothing()
    {
        var shown = await Shown();
        var page = await Browser.SignIn(await Browser.Open(At(shown)), "lincoln", "ana");
        Assert.Equal("The device was not connected", (await Browser.Submit(page, ("decision", "no"))).Title);
        Assert.Equal("access_denied", (await Poll(shown))["error"]);
    }

    [Fact]
    public async Task A_yes_that_does_not_come_from_our_form_connects_nothing()
    {
        var shown = await Shown();
        await Browser.SignIn(await Browser.Open(At(shown)), "lincoln", "ana");
        Assert.Equal("Allow this device?", (await Browser.Open(At(shown) + "&decision=yes")).Title);
        Assert.Equal("Allow this device?", (await Browser.Post("connect/verify", ("user_code", shown["user_code"]!), ("decision", "yes"))).Title);
        Assert.Equal("authorization_pending", (await Poll(shown))["error"]);
    }

    [Fact]
    public async Task Asked_too_often_it_is_told_to_slow_down()
    {
        var shown = await Shown();
        Assert.Equal("authorization_pending", (await Poll(shown))["error"]);
        Assert.Equal("slow_down", (await Poll(shown))["error"]);
        Service.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("authorization_pending", (await Poll(shown))["error"]);
    }

    [Fact]
    public async Task A_code_ends_after_ten_minutes()
    {
        var shown = await Shown();
        Service.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.Equal("expired_token", (await Poll(shown))["error"]);
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.SignIn(await Browser.Open(At(shown)), "lincoln", "ana")).Status);
    }

    [Fact]
    public async Task Whoever_guesses_codes_is_held_back_and_nobody_else()
    {
        var shown = await Shown();
        await Flow.Enter(Browser);
        for (var time = 0; time < 10; time++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Browser.Open($"connect/verify?user_code=1111-2222-333{time}")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Browser.Open(At(shown))).Status);
        using var other = Service.Browser("es");
        Assert.Equal("¿Permitir este dispositivo?", (await other.SignIn(await other.Open(At(shown)), "lincoln", "ben")).Title);
    }

    [Theory]
    [InlineData("portal")]
    [InlineData("reader")]
    public async Task Other_clients_show_no_codes(string client)
    {
        using var flow = new CodeFlow(Service, client, secret: client == "reader" ? Service.ReaderSecret : null);
        Assert.Equal("unauthorized_client", (await flow.Post("device", ("scope", "coaching")))["error"]);
    }

    private protected override Task<Service> Start() => Service.WithPeople(options => options.Apps.Add(new() { ClientId = "device", Name = "Reader on a wall", Device = true }));

    private Task<Answer> Shown() => device.Post("device", ("scope", "openid offline_access coaching"));

    private Task<Answer> Poll(Answer shown) =>
        device.Token(("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("device_code", shown["device_code"]));

    private static string At(Answer shown) => $"connect/verify?user_code={shown["user_code"]}";
}
