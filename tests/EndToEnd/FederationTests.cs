using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using DistrictCoaching.Identity;
using DistrictCoaching.Tests;
using Microsoft.Playwright;

namespace DistrictCoaching.EndToEnd;

/// <summary>A district sets its own provider, and its people sign in with it in a browser; the provider is a real one, in a process of its own.</summary>
public sealed class FederationTests : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium", Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("federation-");
    private readonly Upstreams upstreams = new();
    private readonly int port = HostProcess.FreePort();
    private Service service = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium) || Environment.GetEnvironmentVariable("CI") == "true", "chromium is not there.");
        await upstreams.Start();
        service = new(data, port, new Dictionary<string, string> { ["Identity:Federation:AllowPrivate"] = "true" });
        await service.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await (service?.DisposeAsync() ?? default);
        await upstreams.DisposeAsync();
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task People_sign_in_with_what_their_lead_set_and_are_sealed_where_they_signed_in_otherwise()
    {
        var (lead, teacher) = (await service.Token("philippa.nightingale-osei"), await service.Token("pip.thimbleberry"));
        var provider = new { operationId = Guid.NewGuid(), vendor = "OIDC", issuer = upstreams.First.Issuer, clientId = "lincoln", clientSecret = "lincoln-secret", match = "ROSTER_KEY" };
        Assert.Equal(["NOT_ALLOWED"], await service.Api.Do(teacher, "setSignInProvider", provider));
        Assert.Equal(["SIGN_IN_PROVIDER_ISSUER"], await service.Api.Do(lead, "setSignInProvider", provider with { issuer = upstreams.First.Issuer + "/" }));
        Assert.Empty(await service.Api.Do(lead, "setSignInProvider", provider));
        Assert.Empty(await service.Api.Do(lead, "setSignInProvider", provider));
        var set = (await service.Api.Ask(lead, "{ district { signIn { address callback domains domainRecord(domain: \"marmalade.example\") { name } provider { vendor issuer clientId matchClaim } } } }")).GetProperty("district").GetProperty("signIn");
        Assert.Equal($"http://localhost:{port}/d/marmalade-bay", set.GetProperty("address").GetString());
        Assert.Equal((upstreams.First.Issuer, "sourcedId"), (set.GetProperty("provider").GetProperty("issuer").GetString(), set.GetProperty("provider").GetProperty("matchClaim").GetString()));
        Assert.Equal("NOT_ALLOWED", (await service.Api.Try(teacher, "{ district { signIn { callback } } }")).Code);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
        await upstreams.First.Tell("pip", new { sourcedId = "teacher-01" });
        var token = await SignIn(browser);
        var viewer = (await service.Api.Ask(token, "{ viewer { id sealedUntil person { id } } }")).GetProperty("viewer");
        Assert.Equal((await service.Api.Ask(teacher, "{ viewer { id } }")).GetProperty("viewer").GetProperty("id").GetString(), viewer.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.String, viewer.GetProperty("sealedUntil").ValueKind);    // she has a password too
        Assert.Equal("PERSON_SEALED", (await service.Api.Try(token, "{ viewer(actingAs: TEACHER) { asTeacher { consents { id } } } }")).Code);

        await upstreams.First.Tell("somebody", new { sourcedId = "teacher-01" });
        Assert.Equal(FederationSentence, await Refusal(browser));
        Assert.Empty(await service.Api.Do(lead, "unlinkSignIn", new { operationId = Guid.NewGuid(), personId = viewer.GetProperty("id").GetString() }));
        Assert.Equal(["SIGN_IN_DOMAIN"], await service.Api.Do(lead, "proveSignInDomain", new { operationId = Guid.NewGuid(), domain = "nothing" }));
        Assert.Empty(await service.Api.Do(lead, "removeSignInDomain", new { operationId = Guid.NewGuid(), domain = "marmalade.example" }));
        Assert.Empty(await service.Api.Do(lead, "removeSignInProvider", new { operationId = Guid.NewGuid() }));
        Assert.Equal(JsonValueKind.Null, (await service.Api.Ask(lead, "{ district { signIn { provider { issuer } } } }")).GetProperty("district").GetProperty("signIn").GetProperty("provider").ValueKind);
    }

    private const string FederationSentence = "You signed in at your district, but its roster has nobody here who fits, or this person cannot sign in. Ask your district.";

    /// <summary>From our own client's request through the district's provider and back, in a new browser; her access token.</summary>
    private async Task<string> SignIn(IBrowser browser)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var back = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteAsync("http://127.0.0.1/signed-in**", route =>
        {
            back.TrySetResult(route.Request.Url);
            return route.FulfillAsync(new() { Body = "back" });
        });
        await Depart(page);
        var code = HttpUtility.ParseQueryString(new Uri(await back.Task).Query)["code"]!;
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = "portal",
            ["code"] = code,
            ["redirect_uri"] = PasswordFlow.Loopback.OriginalString,
            ["code_verifier"] = Verifier,
        });
        using var answer = await http.PostAsync(new Uri(service.Address, "connect/token"), form);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    private async Task<string> Refusal(IBrowser browser)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await Depart(page);
        return await page.Locator("[role=alert]").InnerTextAsync();
    }

    private async Task Depart(IPage page)
    {
        await page.GotoAsync($"{service.Address}connect/authorize?client_id=portal&redirect_uri={Uri.EscapeDataString(PasswordFlow.Loopback.OriginalString)}&response_type=code&scope=openid%20coaching&state=s&nonce=n&code_challenge={Challenge}&code_challenge_method=S256");
        await Picture(page, "sign-in");
        await page.GetByText("Sign in with your district's account").ClickAsync();
        await page.FillAsync("input[name=who]", "marmalade-bay");
        await Picture(page, "school");
        await page.ClickAsync("button[type=submit]");
    }

    /// <summary>For whoever wants to look; kept out of the repository.</summary>
    private static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        }
    }
}
