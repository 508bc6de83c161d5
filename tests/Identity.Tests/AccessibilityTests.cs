using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Every page in a real browser, in both languages, by day and by night, on a small phone: WCAG 2.2 AA as axe-core can judge it, no sideways scrolling, and the keyboard's way through it.</summary>
[Collection(nameof(NodeClients))]
public sealed class AccessibilityTests(NodeClients node) : ServiceTests
{
    private const string Chromium = "/usr/bin/chromium";
    private const string Judge = """
        async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations
            .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`)
        """;

    private static readonly string[] Quietly =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly List<string> seen = [];

    [Theory]
    [InlineData("en-US", ColorScheme.Light)]
    [InlineData("es-MX", ColorScheme.Dark)]
    [InlineData("en-US", ColorScheme.Dark)]
    [InlineData("es-MX", ColorScheme.Light)]
    public async Task Every_page_can_be_used_by_everybody(string language, ColorScheme scheme)
    {
        var axe = await node.File("axe-core", "axe.min.js");
        Assert.SkipUnless(File.Exists(Chromium) || Environment.GetEnvironmentVariable("CI") == "true", "There is no chromium.");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Quietly });
        var page = await Phone(browser, language, scheme);

        await page.GotoAsync("account/leaver");
        await Look(page, axe, "district", "login", "code", "button");
        await page.GotoAsync("account/sign-in");
        await Look(page, axe, "district", "login", "password", "button");
        await Fill(page, "not her password");
        await Send(page, () => page.ClickAsync("button"));
        await Look(page, axe, "district", "login", "password", "button");
        using var reader = new CodeFlow(Service, "reader", Service.ReaderBack, Service.ReaderSecret);
        await page.GotoAsync(reader.Authorize(("scope", "openid offline_access coaching directory")));
        await Look(page, axe, "district", "login", "password", "button");
        await Fill(page, Roster.Password);
        await Send(page, () => page.Keyboard.PressAsync("Enter"));
        await Look(page, axe, "decision", "decision");
        await page.GotoAsync("account/sign-in");
        await page.GotoAsync("connect/verify");
        await Look(page, axe, "user_code", "button");
        await page.FillAsync("[name=user_code]", "1234 5678 9012");
        await Send(page, () => page.ClickAsync("button"));
        await Look(page, axe, "user_code", "button");
        using var device = new CodeFlow(Service, "device");
        foreach (var decision in new[] { "no", "yes" })
        {
            await page.GotoAsync($"connect/verify?user_code={(await device.Post("device", ("scope", "offline_access coaching")))["user_code"]}");
            await Look(page, axe, "decision", "decision");
            await Send(page, () => page.ClickAsync($"[value={decision}]"));
            await Look(page, axe);
        }

        var link = await Service.Ask<ISignInLinks, SignInLinkAnswer>(links => links.Create(Roster.Lincoln.District, Roster.Zoe.Person));
        await page.GotoAsync(link.Address!.AbsoluteUri);
        await Look(page, axe, "password", "repeat", "button");
        await page.FillAsync("[name=password]", "short");
        await page.FillAsync("[name=repeat]", "short");
        await Send(page, () => page.ClickAsync("button"));
        await Look(page, axe, "password", "repeat", "button");
        await page.GotoAsync("connect/authorize");    // an error
        await Look(page, axe);
        await page.GotoAsync("connect/logout");
        await Look(page, axe, "confirm");
        await Send(page, () => page.ClickAsync("button"));
        await Look(page, axe);
        Assert.EndsWith("/account/signed-out", page.Url, StringComparison.Ordinal);
        Assert.Empty(seen);
    }

    [Theory]
    [InlineData("en-US", ColorScheme.Dark)]
    [InlineData("es-MX", ColorScheme.Light)]
    public async Task So_can_her_account_and_what_is_proposed_to_her(string language, ColorScheme scheme)
    {
        var axe = await node.File("axe-core", "axe.min.js");
        Assert.SkipUnless(File.Exists(Chromium) || Environment.GetEnvironmentVariable("CI") == "true", "There is no chromium.");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Quietly });
        var page = await Phone(browser, language, scheme);

        await page.GotoAsync($"account/proposal?proposal={Proposals.Anas}");
        await Fill(page, Roster.Password);
        await Send(page, () => page.ClickAsync("button"));
        await Look(page, axe, "decision", "decision");
        await Send(page, () => page.ClickAsync("[value=no]"));
        await Look(page, axe);

        await page.GotoAsync("account");
        await Look(page, axe, "name", "button", "button", "before", "password", "repeat", "button", "button", "button");
        await Service.Ask<IServiceProvider, int>(async services =>
        {
            await services.GetRequiredService<Authenticators>().Begin(Roster.Ana, CancellationToken.None);
            return await services.GetRequiredService<IdentityDb>().SaveChangesAsync();
        });
        await page.GotoAsync("account");
        await Look(page, axe);
        Assert.True((await page.Locator("svg.qr").BoundingBoxAsync())!.Width is > 100 and < 320);
        await Service.Do<ISignInLinks>(links => links.Create(Roster.Ana.District, Roster.Ana.Person, Roster.Ben.Person, anew: true));
        Service.Safeguards.Close(Roster.Ana.Person);
        await page.GotoAsync("account");
        await Look(page, axe);
        Assert.Empty(seen);
    }

    private protected override Task<Service> Start() => Service.WithPeople(options => options.Apps.Add(new() { ClientId = "device", Name = "Device", Device = true }));

    /// <summary>A small one; what its console says is an error is kept.</summary>
    private async Task<IPage> Phone(IBrowser browser, string language, ColorScheme scheme)
    {
        var page = await browser.NewPageAsync(new() { Locale = language, ColorScheme = scheme, ViewportSize = new() { Width = 320, Height = 640 }, BaseURL = Service.Issuer.AbsoluteUri });
        page.Console += (_, said) => seen.AddRange(said.Type == "error" && !said.Text.Contains("status of 4", StringComparison.Ordinal) ? [said.Text] : []);
        return page;
    }

    private static async Task Fill(IPage page, string password)
    {
        await page.FillAsync("[name=district]", "lincoln");
        await page.FillAsync("[name=login]", "ana");
        await page.FillAsync("[name=password]", password);
    }

    /// <summary>Does it, and waits until another page is there.</summary>
    private static async Task Send(IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("() => { window.before = true; }");
        await act();
        await page.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'");
    }

    /// <param name="order">What the keyboard reaches one after the other: the names of fields, and buttons.</param>
    private static async Task Look(IPage page, string axe, params string[] order)
    {
        await page.EvaluateAsync(axe);
        var violations = await page.EvaluateAsync<string[]>(Judge);
        Assert.True(violations.Length == 0, $"{page.Url}: {JsonSerializer.Serialize(violations)}");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), page.Url);
        await page.EvaluateAsync("() => { const start = document.createElement('span'); start.tabIndex = -1; document.body.prepend(start); start.focus(); }");
        var reached = new List<string>();
        for (var step = 0; step < order.Length; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.name || document.activeElement.localName"));
            Assert.True(await page.EvaluateAsync<bool>("getComputedStyle(document.activeElement).outlineStyle === 'solid'"), $"{page.Url}: {string.Join(' ', reached)}");
        }

        Assert.Equal(order, reached);
    }
}
