using DistrictCoaching.Tests;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Classes in this collection share what npm installed.</summary>
[CollectionDefinition(nameof(NodeProject))]
public sealed class NodeCollection : ICollectionFixture<NodeProject>;

/// <summary>The scripts of the folder Audit with the npm packages that they need.</summary>
public sealed class NodeProject : IAsyncLifetime
{
    private readonly NodeFolder folder = new();
    private string? failure;

    public async ValueTask InitializeAsync() => failure = await folder.Install(Path.Combine(AppContext.BaseDirectory, "Audit"));

    /// <summary>The lines that a script printed; it must end well.</summary>
    public async Task<string[]> Run(string script, params IEnumerable<(string Name, string Value)> environment)
    {
        Assert.SkipUnless(failure is null || Environment.GetEnvironmentVariable("CI") == "true", $"npm could not install the packages: {failure}");
        Assert.True(failure is null, failure);
        var (ended, lines) = await folder.Run(script, environment);
        Assert.True(ended == 0, lines);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return default;
    }
}
