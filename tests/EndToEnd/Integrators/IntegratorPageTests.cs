using DistrictCoaching.Tests;

namespace DistrictCoaching.EndToEnd;

/// <summary>The start page for integrators does what it says: its snippets are run, in their order and in one shell, against the whole service.</summary>
public sealed class IntegratorPageTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("page-");
    private readonly int back = HostProcess.FreePort();
    private IReadOnlyList<Snippet> snippets = [];
    private Service service = null!;

    public async ValueTask InitializeAsync()
    {
        var port = HostProcess.FreePort();
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "integrators", "README.md"));
        snippets = Snippet.Of(page.Replace("http://localhost:5080", $"http://localhost:{port}", StringComparison.Ordinal).Replace("localhost:8123", $"localhost:{back}", StringComparison.Ordinal));
        service = new(folder.CreateSubdirectory("data"), port, Page.Settings(snippets[0]));
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
        await Page.Run(folder, snippets, SignIn);
        Assert.True(snippets.Count(snippet => snippet.Language is "json" or "text") > 5);
    }

    private async Task SignIn(string line)
    {
        if (line.StartsWith("Open http", StringComparison.Ordinal))
        {
            using var teacher = new Person("pip.thimbleberry", await service.Password());
            Assert.Equal("You can close this page.", await teacher.Open(line["Open ".Length..]));
        }
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
}
