using System.Net;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Which pages may read what the token endpoint says.</summary>
public sealed class BrowserClientTests
{
    private static readonly Uri Back = new("https://page.example/ide");

    [Theory]
    [InlineData("https://page.example", true)]
    [InlineData("https://page.example.attacker.example", false)]
    [InlineData("http://page.example", false)]
    [InlineData("https://reader.example", false)]    // has a secret, so it asks from a server
    [InlineData("https://signer.example", false)]    // has keys, so it asks from a server too
    [InlineData("https://attacker.example", false)]
    [InlineData("null", false)]
    public async Task Only_a_page_of_a_public_client_may_read_tokens_and_discovery(string origin, bool may)
    {
        await using var service = await Service.Start(options =>
        {
            options.Apps.Add(new() { ClientId = "page", Name = "Page", RedirectUris = { Back } });
            options.Apps.Add(new() { ClientId = "signer", Name = "Signer", Keys = Signer.PublicKeys, RedirectUris = { new("https://signer.example/back") } });
        });
        using var http = new HttpClient { BaseAddress = service.Issuer };
        http.DefaultRequestHeaders.Add("Origin", origin);
        using var form = new FormUrlEncodedContent([new("grant_type", "authorization_code"), new("client_id", "page"), new("code", "none"), new("redirect_uri", Back.AbsoluteUri), new("code_verifier", CodeFlow.Verifier)]);
        using var token = await http.PostAsync(new Uri("connect/token", UriKind.Relative), form);
        using var discovery = await http.GetAsync(new Uri(".well-known/openid-configuration", UriKind.Relative));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (token.StatusCode, discovery.StatusCode));
        foreach (var answer in new[] { token, discovery })
        {
            Assert.Equal(may ? origin : null, answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? string.Join('|', allowed) : null);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
            Assert.Contains("Origin", answer.Headers.GetValues("Vary"));
        }

        using var page = await http.GetAsync(new Uri("account/sign-in", UriKind.Relative));
        Assert.False(page.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
