using System.ComponentModel;
using System.Diagnostics;
using DistrictCoaching.Tests;
using Microsoft.Playwright;

namespace DistrictCoaching.EndToEnd;

/// <summary>GraphiQL in a browser: a person signs in and asks, and the page speaks to this service alone.</summary>
public sealed class IdeTests : IAsyncLifetime
{
    private const string Browser = "/usr/bin/chromium";
    private static readonly string[] Quietly =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ide-");
    private readonly int port = HostProcess.FreePort();
    private Service service = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var file in new[] { "package.json", "package-lock.json" })
        {
            File.Copy(Path.Combine(Repository.Root, "ide", file), Path.Combine(folder.FullName, file));
        }

        Assert.SkipUnless(await Installed() || Environment.GetEnvironmentVariable("CI") == "true", "npm or chromium is not there.");
        service = new(folder.CreateSubdirectory("data"), port, new Dictionary<string, string>
        {
            ["Gateway:Ide:Folder"] = Path.Combine(folder.FullName, "node_modules"),
            ["Identity:Apps:0:ClientId"] = "graphiql",
            ["Identity:Apps:0:Name"] = "GraphiQL",
            ["Identity:Apps:0:RedirectUris:0"] = $"http://localhost:{port}/graphiql",
        });
        await service.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await (service?.DisposeAsync() ?? default);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_person_signs_in_asks_and_leaves_nothing_behind()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Browser, Args = Quietly });
        var page = await browser.NewPageAsync();
        var (wrong, asked) = (new List<string>(), new List<string>());
        page.Console += (_, said) => wrong.AddRange(said.Type == "error" && !said.Text.Contains("401", StringComparison.Ordinal) ? [said.Text] : []);    // unsigned, the contract is not given
        page.PageError += (_, error) => wrong.Add(error);
        page.Request += (_, request) => asked.Add(request.Url);

        await page.GotoAsync($"http://localhost:{port}/graphiql");
        await page.ClickAsync("#sign-in");
        await page.FillAsync("input[name=district]", "marmalade-bay");
        await page.FillAsync("input[name=login]", "pip.thimbleberry");
        await page.FillAsync("input[name=password]", await service.Password());
        await page.ClickAsync("button[type=submit]");
        await page.ClickAsync("button[name=decision][value=yes]");
        await page.GetByText("Somebody is signed in").WaitForAsync();
        Assert.Equal($"http://localhost:{port}/graphiql", page.Url);

        await page.ClickAsync(".graphiql-execute-button");
        await page.Locator(".result-window").GetByText("Marmalade Bay Schools").WaitForAsync();
        Assert.Contains("Pip", await page.Locator(".result-window").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(wrong);
        Assert.All(asked, address => Assert.True(address.StartsWith($"http://localhost:{port}/", StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal), address));
        Assert.Equal("0 0", await page.EvaluateAsync<string>("`${localStorage.length} ${sessionStorage.length}`"));
    }

    private async Task<bool> Installed()
    {
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--silent", "--no-audit", "--no-fund"]) { WorkingDirectory = folder.FullName })!;
            await npm.WaitForExitAsync();
            return npm.ExitCode == 0 && File.Exists(Browser);
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
