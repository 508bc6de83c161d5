using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;

namespace DistrictCoaching.Identity.Tests;

public sealed class ClientTests : IAsyncLifetime
{
    private Service service = null!;

    public async ValueTask InitializeAsync() => service = await Service.WithPeople();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task An_operator_has_a_scope_and_no_district()
    {
        using var client = new CodeFlow(service, "operator", secret: Service.OperatorSecret);
        var answer = await client.Token(("grant_type", "client_credentials"), ("scope", "operator"));
        var token = new JsonWebToken(answer["access_token"]);
        Assert.Equal("operator", token.Subject);
        Assert.Equal("operator", token.GetClaim("scope").Value);
        Assert.Equal(["district-coaching"], token.Audiences);
        Assert.False(token.TryGetClaim("tenant", out _));
        Assert.False(token.TryGetClaim("auth_time", out _));
        Assert.Null(answer["refresh_token"]);
    }

    [Fact]
    public async Task An_app_that_acts_by_itself_is_bound_to_its_district()
    {
        using var client = new CodeFlow(service, "robot", secret: Service.ReaderSecret);
        var answer = await client.Token(("grant_type", "client_credentials"), ("scope", "coaching"), ("district", "lincoln"), ("tenant", Roster.Lincoln.District.Value.ToString()));
        var token = new JsonWebToken(answer["access_token"]);
        Assert.Equal("robot", token.Subject);
        Assert.Equal(Roster.Madison.District.Value.ToString("D"), token.GetClaim("tenant").Value);
    }

    [Theory]
    [InlineData("robot", Service.ReaderSecret, "operator")]
    [InlineData("robot", "a wrong secret of quite some length", "coaching")]
    [InlineData("robot", null, "coaching")]
    [InlineData("operator", Service.OperatorSecret, "coaching")]
    [InlineData("operator", Service.ReaderSecret, "operator")]
    [InlineData("reader", Service.ReaderSecret, "coaching")]
    [InlineData("portal", null, "coaching")]
    public async Task A_client_gets_nothing_by_itself_that_it_was_not_given(string client, string? secret, string scope)
    {
        using var flow = new CodeFlow(service, client, secret: secret);
        var answer = await flow.Token(("grant_type", "client_credentials"), ("scope", scope));
        Assert.Contains(answer.Status, new[] { HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized });
        Assert.Null(answer["access_token"]);
    }

    [Theory]
    [InlineData("robot", null, HttpStatusCode.OK)]
    [InlineData("robot", Service.ReaderSecret, HttpStatusCode.BadRequest)]    // in the header and in the form
    [InlineData("reader", null, HttpStatusCode.BadRequest)]    // of another client than the form's
    public async Task A_secret_comes_one_way(string inHeader, string? inForm, HttpStatusCode status)
    {
        using var http = new HttpClient();
        using var asked = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Issuer, "connect/token"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string?> { ["grant_type"] = "client_credentials", ["scope"] = "coaching", ["client_id"] = "robot", ["client_secret"] = inForm }
                .Where(field => field.Value is not null)!),
        };
        asked.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{inHeader}:{Service.ReaderSecret}")));
        Assert.Equal(status, (await http.SendAsync(asked)).StatusCode);
    }

    [Fact]
    public async Task A_person_is_asked_before_an_app_that_is_not_ours_acts_for_her()
    {
        using var flow = new CodeFlow(service, "reader", Service.ReaderBack, Service.ReaderSecret);
        using var browser = service.Browser();
        var page = await flow.Enter(browser);
        Assert.Equal("Allow this application?", page.Title);
        var text = string.Join('\n', page.Html!.Descendants("p").Select(p => p.Value));
        Assert.Contains("Ana <b>Díaz</b>", text, StringComparison.Ordinal);
        Assert.Contains("Reader & Co", text, StringComparison.Ordinal);
        Assert.Equal(2, page.Html.Descendants("li").Count());
        Assert.Contains("form-action 'self' https://reader.example", Header(page, "Content-Security-Policy"), StringComparison.Ordinal);
        var back = await browser.Submit(page, ("decision", "yes"));
        var token = new JsonWebToken((await flow.Redeem(back.Given("code")!))["access_token"]);
        Assert.Equal("reader", token.GetClaim("client_id").Value);
        Assert.Equal(Roster.Ana.Person.Value.ToString("D"), token.Subject);
    }

    [Fact]
    public async Task Whoever_says_no_gives_no_code()
    {
        using var flow = new CodeFlow(service, "reader", Service.ReaderBack, Service.ReaderSecret);
        using var browser = service.Browser();
        var back = await browser.Submit(await flow.Enter(browser), ("decision", "no"));
        Assert.Equal("access_denied", back.Given("error"));
        Assert.Equal("consent_required", (await browser.Open(flow.Authorize(("prompt", "none")))).Given("error"));
    }

    [Theory]
    [InlineData("decision", "yes")]
    [InlineData("__RequestVerificationToken", "forged")]
    public async Task A_yes_that_does_not_come_from_our_form_is_asked_again(string name, string value)
    {
        using var flow = new CodeFlow(service, "reader", Service.ReaderBack, Service.ReaderSecret);
        using var browser = service.Browser();
        await flow.Enter(browser);
        var address = flow.Authorize(("decision", "yes"), (name, value));
        Assert.Equal("Allow this application?", (await browser.Open(address)).Title);
        var fields = address.Split('?')[1].Split('&').Select(field => field.Split('=')).Select(pair => (pair[0], Uri.UnescapeDataString(pair[1])));
        Assert.Equal("Allow this application?", (await browser.Post("connect/authorize", [.. fields])).Title);
    }

    [Fact]
    public async Task Another_client_cannot_use_a_code_or_refresh_token()
    {
        using var portal = new CodeFlow(service);
        using var reader = new CodeFlow(service, "reader", Service.PortalBack, Service.ReaderSecret);
        using var browser = service.Browser();
        Assert.Equal("invalid_grant", (await reader.Redeem(await portal.Code(browser)))["error"]);
        var tokens = await portal.Redeem(await portal.Code(browser));
        Assert.Equal("invalid_grant", (await reader.Refresh(tokens["refresh_token"]!))["error"]);
    }

    [Fact]
    public async Task A_client_that_left_the_options_is_gone_at_the_next_start()
    {
        using var flow = new CodeFlow(service, "robot", secret: Service.ReaderSecret);
        await using var again = await Service.Start(options => options.Apps.Clear(), service.Folder);
        using var later = new CodeFlow(again, "robot", secret: Service.ReaderSecret);
        Assert.Equal("invalid_client", (await later.Token(("grant_type", "client_credentials"), ("scope", "coaching")))["error"]);
    }

    [Fact]
    public async Task What_people_allowed_it_does_not_pass_to_whoever_gets_its_name()
    {
        await service.Do<Grants>(grants => grants.Allow(Roster.Lincoln.District, Roster.Ana.Person, "reader", ["coaching"], default));
        await using var without = await Service.Start(options => options.Apps.Clear(), service.Folder);
        await using var another = await Service.Start(folder: service.Folder);
        Assert.False(await another.Ask<Grants, bool>(grants => grants.Covers(Roster.Lincoln.District, Roster.Ana.Person, "reader", ["coaching"], default)));
    }

    private static string Header(Shown page, string name) => string.Join(' ', page.Answer.Headers.GetValues(name));
}
