using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>The stores of an installation that is there already, for a verb that looks at it; nothing is made that is missing.</summary>
internal sealed class VerbStores : IAsyncDisposable
{
    private readonly EmbeddedStores stores;
    private readonly ServiceProvider services;

    private VerbStores(EmbeddedStores stores, string folder, IConfiguration configuration)
    {
        (this.stores, MasterKeyFile) = (stores, Path.Combine(folder, "master.key"));
        var registered = new ServiceCollection().AddSingleton(TimeProvider.System);
        stores.Register(registered, new(CheckpointPlace.Path(configuration, folder)));
        services = registered.BuildServiceProvider();
    }

    public string MasterKeyFile { get; }

    /// <exception cref="StartException">There is no installation.</exception>
    /// <exception cref="StorageException">It is in use, or cannot be opened.</exception>
    public static async Task<VerbStores> Open(string folder)
    {
        var configuration = new ConfigurationManager();
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables();
        return Array.Find(["journal.db", "keys.db", "master.key"], name => !File.Exists(Path.Combine(folder, name))) is { } missing
            ? throw new StartException($"The data folder has no {missing}. Name the data folder of a service with --data, or put the file back from its backup.")
            : new(await EmbeddedStores.Open(folder, TimeProvider.System), folder, configuration);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await stores.DisposeAsync();
    }
}
