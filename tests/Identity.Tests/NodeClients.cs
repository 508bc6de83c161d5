using DistrictCoaching.Tests;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Classes in this collection share what npm installed.</summary>
[CollectionDefinition(nameof(NodeClients))]
public sealed class NodeClientsCollection : ICollectionFixture<NodeClients>;

/// <summary>The scripts of the folder Clients with the npm packages that they need.</summary>
public sealed class NodeClients : IAsyncLifetime
{
    private readonly NodeFolder folder = new();
    private string? failure;

    public async ValueTask InitializeAsync() => failure = await folder.Install(Path.Combine(AppContext.BaseDirectory, "Clients"));

    /// <summary>What a script printed; it must end well.</summary>
    internal async Task<string[]> Run(string script, params IEnumerable<(string Name, string Value)> environment)
    {
        await Ready();
        var (ended, lines) = await folder.Run(script, environment);
        Assert.True(ended == 0, lines);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A file of an installed package.</summary>
    internal async Task<string> File(params string[] path)
    {
        await Ready();
        return await System.IO.File.ReadAllTextAsync(Path.Combine([folder.Modules, .. path]));
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return default;
    }

    private Task Ready()
    {
        Assert.SkipUnless(failure is null || Environment.GetEnvironmentVariable("CI") == "true", $"npm could not install the packages: {failure}");
        Assert.True(failure is null, failure);
        return Task.CompletedTask;
    }
}
