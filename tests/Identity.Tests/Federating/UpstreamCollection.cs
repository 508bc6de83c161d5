using DistrictCoaching.Tests;

namespace DistrictCoaching.Identity.Tests;

/// <summary>Classes in this collection share the providers, which do one test's bidding at a time.</summary>
[CollectionDefinition(nameof(UpstreamProviders))]
public sealed class UpstreamCollection : ICollectionFixture<UpstreamProviders>;

/// <summary>Two providers, for the tests of a collection.</summary>
public sealed class UpstreamProviders : IAsyncLifetime
{
    private readonly Upstreams upstreams = new();

    internal Upstream First => upstreams.First;

    internal Upstream Second => upstreams.Second;

    /// <summary>Forgets the lies of the test before.</summary>
    internal async Task Honest()
    {
        await First.Tell("nobody", new { });
        await Second.Tell("nobody", new { });
    }

    public async ValueTask InitializeAsync() => await upstreams.Start();

    public ValueTask DisposeAsync() => upstreams.DisposeAsync();
}
