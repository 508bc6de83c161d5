using DistrictCoaching.Tests;

namespace DistrictCoaching.EndToEnd;

/// <summary>The page on webhooks does what it says: its receiver, with the library that it names, believes what the whole service sends.</summary>
public sealed class WebhookPageTests : IAsyncLifetime
{
    private const string Lead = "philippa.nightingale-osei";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hooks-");
    private readonly int receiver = HostProcess.FreePort();
    private IReadOnlyList<Snippet> snippets = [];
    private Service service = null!;

    public async ValueTask InitializeAsync()
    {
        var port = HostProcess.FreePort();
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "integrators", "webhooks.md"));
        snippets = Snippet.Of(page
            .Replace("http://localhost:5080", $"http://localhost:{port}", StringComparison.Ordinal).Replace("8124", $"{receiver}", StringComparison.Ordinal)
            .Replace($"$(./dev token {Lead})", "$(cat token)", StringComparison.Ordinal));
        service = new(folder.CreateSubdirectory("data"), port, Page.Settings(snippets[0]));
        await service.Start();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "token"), await service.Token(Lead));
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_snippet_runs_and_prints_what_the_page_says()
    {
        await Page.Run(folder, snippets);
        Assert.True(snippets.Count(snippet => snippet.Language is "json" or "text") > 2);
    }
}
