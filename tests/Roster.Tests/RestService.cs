namespace DistrictCoaching.OneRoster.Tests;

/// <summary>A service of the tests' own, read over real HTTP without waiting.</summary>
public abstract class RestService : IAsyncLifetime
{
    internal HurriedClock Clock { get; } = new();

    internal FakeService Service { get; } = new();

    public async ValueTask InitializeAsync() => await Service.Start();

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal async Task<RosterReading> Read(string version, RestOptions? options = null, DateTimeOffset? since = null)
    {
        using var package = await RestPackage.Fetch(Service.Source(version), options ?? new(AllowPrivate: true), Clock, since);
        return OneRosterReader.Read(package);
    }
}
