namespace DistrictCoaching.Identity.Tests;

/// <summary>A service for each test, a person's browser, and an application that sends her there.</summary>
public abstract class ServiceTests : IAsyncLifetime
{
    private protected Service Service { get; private set; } = null!;

    private protected CodeFlow Flow { get; private set; } = null!;

    private protected Browser Browser { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Service = await Start();
        Flow = new(Service);
        Browser = Service.Browser();
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        Flow.Dispose();
        await Service.DisposeAsync();
    }

    private protected virtual Task<Service> Start() => Service.WithPeople();
}
