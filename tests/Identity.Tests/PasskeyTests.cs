using System.Globalization;
using Microsoft.Playwright;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Passkeys in headless Chromium with its virtual authenticator.</summary>
public sealed class PasskeyTests : ServiceTests
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Quietly =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private protected override Task<Service> Start() => Service.Start(issuer: new($"http://localhost:{Service.FreePort()}/"));

    [Theory]
    [InlineData("en")]
    [InlineData("es-MX")]
    public async Task A_person_adds_a_passkey_signs_in_with_it_and_removes_it(string language)
    {
        Assert.SkipUnless(File.Exists(Chromium) || Environment.GetEnvironmentVariable("CI") == "true", "chromium is not there.");
        await Service.Do<ISampleSignIns>(signIns => signIns.Seed(Roster.Ana.District, Roster.Ana.Person, Roster.Password));
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Quietly });
        var page = await browser.NewPageAsync(new() { Locale = language, ViewportSize = new() { Width = 390, Height = 844 } });
        var wrong = new List<string>();
        page.Console += (_, said) => wrong.AddRange(said.Type == "error" ? [said.Text] : []);
        page.PageError += (_, error) => wrong.Add(error);
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });

        await page.GotoAsync($"{Service.Issuer}account");
        await page.FillAsync("input[name=district]", "lincoln");
        await page.FillAsync("input[name=login]", "ana");
        await page.FillAsync("input[name=password]", Roster.Password);
        await page.ClickAsync("button[type=submit]");
        await page.FillAsync("input[name=name]", "my phone");
        await Picture(page, $"account-{language}");
        await page.ClickAsync("form[data-passkey] button");
        await page.GetByText("my phone", new() { Exact = false }).First.WaitForAsync();

        Service.Clock.Advance(TimeSpan.FromDays(1));
        Service.Safeguards.Close(Roster.Ana.Person);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync($"{Service.Issuer}account");
        await page.ClickAsync("a[href^='/account/passkey']");
        await Picture(page, $"passkey-{language}");
        await page.ClickAsync("form[data-passkey] button");
        await page.GetByText("my phone", new() { Exact = false }).First.WaitForAsync();
        Assert.Equal($"{Service.Issuer}account", page.Url);
        await Picture(page, $"account-after-{language}");
        Assert.Null(await Service.Ask<ISafeguards, DateOnly?>(safeguards => safeguards.SealedUntil(Roster.Ana, CancellationToken.None)));    // she had it before

        Service.Safeguards.Close(Roster.Ana.Person);
        await page.ReloadAsync();
        Assert.Equal(0, await page.Locator("form[data-passkey]").CountAsync());
        Service.Clock.Advance(TimeSpan.FromSeconds(1));
        await Sign_in(page);
        await page.ClickAsync("li form button");
        await page.GotoAsync($"{Service.Issuer}account");
        Assert.Equal(0, await page.GetByText("my phone", new() { Exact = true }).CountAsync());
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync($"{Service.Issuer}account/passkey");
        await page.ClickAsync("form[data-passkey] button");
        await page.WaitForURLAsync($"{Service.Issuer}account/passkey");
        await page.Locator("[role=alert]:not([hidden])").First.WaitForAsync();
        Assert.DoesNotContain(wrong, said => !said.Contains("403", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_script_is_ours_and_only_the_pages_that_need_it_may_run_it()
    {
        var page = await Browser.Open("account/passkey");
        Assert.Contains("script-src 'self';", string.Join(' ', page.Answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("/account/passkeys.js", page.Html!.Descendants("script").Single().Attribute("src")!.Value);
        Assert.Equal("", page.Html.Descendants("script").Single().Value);
        Assert.Equal("text/javascript", (await Browser.Open("account/passkeys.js")).Answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("script-src", string.Join(' ', (await Browser.Open("account/sign-in")).Answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_another_question_signs_nobody_in()
    {
        var page = await Browser.Open("account/passkey");
        foreach (var (state, credential) in new[] { ("", "{}"), ("nonsense", "{}"), (page.Html!.Descendants("input").Single(input => input.Attribute("name")!.Value == "state").Attribute("value")!.Value, "{}") })
        {
            var answer = await Browser.Submit(page, ("state", state), ("credential", credential));
            Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.Status);
        }
    }

    private async Task Sign_in(IPage page)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync($"{Service.Issuer}account/passkey");
        await page.ClickAsync("form[data-passkey] button");
        await page.Locator("a[href='/account']").WaitForAsync();
        await page.GotoAsync($"{Service.Issuer}account");
    }

    /// <summary>Kept where a person who looks at them names a folder.</summary>
    private static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DC_TEST_PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.png")), FullPage = true });
        }
    }
}
