using System.Net;

namespace DistrictCoaching.Identity.Tests;

/// <summary>A parameter that stands in a request twice.</summary>
public sealed class ParameterTests : ServiceTests
{
    [Theory]
    [InlineData("token", "grant_type=client_credentials&client_id=robot&client_secret={0}&scope=coaching", "scope")]
    [InlineData("token", "grant_type=client_credentials&client_id=robot&client_secret={0}&scope=coaching", "client_id")]
    [InlineData("par", "client_id=reader&client_secret={0}&response_type=code&redirect_uri=https%3A%2F%2Freader.example%2Fback&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256", "redirect_uri")]
    [InlineData("introspect", "client_id=reader&client_secret={0}&token=none", "token")]
    [InlineData("revoke", "client_id=reader&client_secret={0}&token=none", "token")]
    [InlineData("device", "client_id=device&scope=coaching", "scope")]
    public async Task Is_refused_by_every_endpoint(string endpoint, string body, string twice)
    {
        var fields = body.Split('&').Select(field => field.Split('=')).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1]).Replace("{0}", Service.ReaderSecret, StringComparison.Ordinal))).ToList();
        Assert.True((await Flow.Send(endpoint, fields)).Status is HttpStatusCode.OK or HttpStatusCode.Created);
        var answer = await Flow.Send(endpoint, [.. fields, fields.Single(field => field.Key == twice)]);
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (answer.Status, answer["error"]));
    }

    [Theory]
    [InlineData("state=other")]
    [InlineData("redirect_uri=https%3A%2F%2Fportal.example%2Fback")]
    [InlineData("client_id=portal")]
    public async Task Is_refused_on_our_pages(string again)
    {
        await Flow.Enter(Browser);
        var page = await Browser.Open($"{Flow.Authorize()}&{again}");
        Assert.Equal((HttpStatusCode.BadRequest, "This did not work"), (page.Status, page.Title));
        Assert.Equal(HttpStatusCode.BadRequest, (await Browser.Open("connect/logout?state=a&state=b")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Browser.Open("connect/verify?user_code=1&user_code=2")).Status);
    }

    private protected override Task<Service> Start() => Service.WithPeople(options => options.Apps.Add(new() { ClientId = "device", Name = "Device", Device = true }));
}
