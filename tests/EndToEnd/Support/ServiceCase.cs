namespace DistrictCoaching.EndToEnd;

/// <summary>Tests of the whole service in one process: each has one of its own, with a data folder of its own.</summary>
public abstract class ServiceCase(IReadOnlyDictionary<string, string>? settings = null) : IAsyncLifetime
{
    private protected DirectoryInfo Data { get; } = Directory.CreateTempSubdirectory("service-");

    private protected Service Service { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Service = new(Data, HostProcess.FreePort(), settings);
        await Begin(await Service.Start());
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Service.DisposeAsync();
        Data.Delete(recursive: true);
    }

    /// <summary>What is done once it runs.</summary>
    /// <param name="printed">What it said as it started.</param>
    private protected virtual Task Begin(string printed) => Task.CompletedTask;
}
