using System.Diagnostics;
using DistrictCoaching.Tests;

namespace DistrictCoaching.EndToEnd;

/// <summary>The start page for integrators does what it says: its snippets are run, in their order and in one shell, against the whole service.</summary>
public sealed class IntegratorPageTests : IAsyncLifetime
{
    private const string Next = "\u241E";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("page-");
    private readonly int back = HostProcess.FreePort();
    private IReadOnlyList<Snippet> snippets = [];
    private Service service = null!;

    public async ValueTask InitializeAsync()
    {
        var port = HostProcess.FreePort();
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "integrators", "README.md"));
        snippets = Snippet.Of(page.Replace("http://localhost:5080", $"http://localhost:{port}", StringComparison.Ordinal).Replace("localhost:8123", $"localhost:{back}", StringComparison.Ordinal));
        service = new(folder.CreateSubdirectory("data"), port, Settings(snippets[0]));
        await service.Start();
        LayOut();
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_snippet_runs_and_prints_what_the_page_says()
    {
        Assert.All(snippets, snippet => Assert.True(snippet.Language is "sh" or "js" or "json" or "text", snippet.Text));
        foreach (var file in snippets.Where(snippet => snippet.Language == "js"))
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, file.FileName), file.Text);
        }

        var commands = snippets.Skip(1).Where(snippet => snippet.Language == "sh").ToList();
        var printed = (await Run("set -eu\n" + string.Concat(commands.Select(command => $"{command.Text}\necho {Next}\n")))).Split(Next);
        foreach (var (at, command) in commands.Index())
        {
            var says = snippets[snippets.ToList().IndexOf(command) + 1];
            Assert.True(says.Language is "js" or "sh" || says.Tells(printed[at]), $"{command.Text}\nprinted\n{printed[at]}\nand the page says\n{says.Text}");
        }

        Assert.True(snippets.Count(snippet => snippet.Language is "json" or "text") > 5);
    }

    /// <summary>What the first snippet exports before it starts the service.</summary>
    private static Dictionary<string, string> Settings(Snippet start)
    {
        var lines = start.Text.Trim().Split('\n');
        Assert.Equal("./dev up", lines[^1]);
        return lines[..^1].SelectMany(line => line["export ".Length..].Split(' ')).Select(setting => setting.Split('=', 2)).ToDictionary(setting => setting[0], setting => setting[1]);
    }

    /// <summary>What an integrator has of the repository: the contract and the samples.</summary>
    private void LayOut()
    {
        File.Copy(Path.Combine(Repository.Root, "schema.graphql"), Path.Combine(folder.FullName, "schema.graphql"));
        var client = folder.CreateSubdirectory("samples").CreateSubdirectory("typed-client");
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "samples", "typed-client")))
        {
            File.Copy(file, Path.Combine(client.FullName, Path.GetFileName(file)));
        }
    }

    private async Task<string> Run(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        using var shell = Process.Start(start)!;
        var printed = shell.StandardOutput.ReadToEndAsync();
        var said = "";
        while (await shell.StandardError.ReadLineAsync() is { } line)
        {
            said += line + "\n";
            if (line.StartsWith("Open http", StringComparison.Ordinal))
            {
                using var teacher = new Person("pip.thimbleberry", await service.Password());
                Assert.Equal("You can close this page.", await teacher.Open(line["Open ".Length..]));
            }
        }

        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, said + await printed);
        return await printed;
    }
}
