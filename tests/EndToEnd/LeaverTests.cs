using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using System.Xml.Linq;
using DistrictCoaching.Identity;

namespace DistrictCoaching.EndToEnd;

/// <summary>A teacher leaves by a roster file; with a recovery code she reads, takes and erases what is hers, over real HTTP.</summary>
public sealed partial class LeaverTests : ServiceCase
{
    private const string Login = "pip.thimbleberry", Own = "{ viewer(actingAs: TEACHER) { signInEvents { kind } asTeacher { journal { totalCount } consents { id } } } }";
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";    // the pair of RFC 7636, appendix B

    [Fact]
    public async Task Who_left_the_roster_takes_and_erases_what_is_hers_by_a_recovery_code_and_does_nothing_else()
    {
        var (before, code) = (await Service.Token(Login), await RecoveryCode());
        var lead = await Service.Token("philippa.nightingale-osei");
        var imported = await Service.Api.Import(lead, Guid.NewGuid(), Packages.Without(Login));
        Assert.True(imported.GetProperty("import").GetProperty("state").GetString() == "APPLIED", imported.ToString());
        await Until.So(async () => (await Service.Api.Try(before, Own)).Code == "NOT_ACTIVE");
        Assert.Equal("NOT_ACTIVE", (await Service.Api.Try(before, "{ people { totalCount } }")).Code);

        var token = await Leave(code);
        var hers = (await Service.Api.Ask(token, Own)).GetProperty("viewer");
        Assert.Contains("SIGNED_IN_BY_CODE", hers.GetProperty("signInEvents").EnumerateArray().Select(one => one.GetProperty("kind").GetString()));
        Assert.True(hers.GetProperty("asTeacher").GetProperty("journal").GetProperty("totalCount").GetInt32() >= 0);
        Assert.Empty(await Service.Api.Do(token, "eraseContent", new { operationId = Guid.NewGuid() }));
        Assert.Equal("NOT_ACTIVE", (await Service.Api.Try(token, "{ people { totalCount } }")).Code);
        Assert.Equal("NOT_ALLOWED", (await Service.Api.Try(token, "{ viewer(actingAs: COACH) { id } }")).Code);
    }

    /// <summary>One of new ones, which she has made on her own page.</summary>
    private async Task<string> RecoveryCode()
    {
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = Service.Address };
        var account = await Pages.Send(browser, await Pages.Send(browser, await browser.GetAsync("account"), ("district", "marmalade-bay"), ("login", Login), ("password", await Service.Password())), ("do", "renew-codes"));
        return Code().Match(await account.Content.ReadAsStringAsync()).Value;
    }

    private async Task<string> Leave(string code)
    {
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false }) { BaseAddress = Service.Address };
        var back = PasswordFlow.Loopback;
        var at = $"connect/authorize?client_id=portal&redirect_uri={Uri.EscapeDataString(back.OriginalString)}&response_type=code&scope=openid%20coaching&code_challenge={Challenge}&code_challenge_method=S256";
        var signIn = await browser.GetAsync((await browser.GetAsync(at)).Headers.Location);
        var way = XDocument.Parse(await signIn.Content.ReadAsStringAsync()).Descendants("a").Select(link => link.Attribute("href")!.Value).Single(link => link.StartsWith("/account/leaver", StringComparison.Ordinal));
        var entered = await Pages.Send(browser, await browser.GetAsync(way), ("district", "marmalade-bay"), ("login", Login), ("code", code));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        var given = (await browser.GetAsync(entered.Headers.Location)).Headers.Location!;
        Assert.StartsWith(back.OriginalString, given.OriginalString, StringComparison.Ordinal);
        var granted = HttpUtility.ParseQueryString(given.Query)["code"]!;
        using var fields = new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("client_id", "portal"), new("code", granted), new("redirect_uri", back.OriginalString), new("code_verifier", Verifier),
        ]);
        var tokens = await (await browser.PostAsync("connect/token", fields)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(tokens.TryGetProperty("access_token", out var token), tokens.ToString());
        return token.GetString()!;
    }

    [GeneratedRegex("(?<=<code>)[0-9a-z]{4}(-[0-9a-z]{4}){3}(?=</code>)")]
    private static partial Regex Code();
}
