using DistrictCoaching.Storage;

namespace DistrictCoaching.Host;

/// <summary>The stores of an installation that is there already, for a verb that looks at it; nothing is made that is missing.</summary>
internal sealed class VerbStores : IAsyncDisposable
{
    private readonly Stores stores;
    private readonly ServiceProvider services;

    private static readonly TimeSpan Forever = TimeSpan.FromDays(36_500);

    private VerbStores(Stores stores, string? folder, string masterKeyFile, IConfiguration configuration)
    {
        (this.stores, MasterKeyFile, IsEmbedded, Configuration) = (stores, masterKeyFile, folder is not null, configuration);
        var registered = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        stores.Register(registered, new CheckpointFolder(CheckpointPlace.Path(configuration, folder)), CheckpointPlace.Endings(configuration, folder) with { Kept = Forever });    // only silos know for how long
        services = registered.BuildServiceProvider();
    }

    public string MasterKeyFile { get; }

    /// <summary>Whether the key file is ours to write; with PostgreSQL replicas are given it.</summary>
    public bool IsEmbedded { get; }

    /// <summary>The settings that the verb was given.</summary>
    public IConfiguration Configuration { get; }

    /// <exception cref="StartException">There is no installation.</exception>
    /// <exception cref="StorageException">It is in use, or cannot be opened.</exception>
    public static async Task<VerbStores> Open(string folder)
    {
        var configuration = new ConfigurationManager();
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables();
        if (configuration[DatabaseSettings.Main] is { Length: > 0 })
        {
            var keys = configuration["Keys:MasterKeyFile"];
            return new(await Stores.Postgres(DatabaseSettings.Read(configuration), keys, TimeProvider.System, CancellationToken.None), null, keys!, configuration);
        }

        return Array.Find(["journal.db", "keys.db", "master.key"], name => !File.Exists(Path.Combine(folder, name))) is { } missing
            ? throw new StartException($"The data folder has no {missing}. Name the data folder of a service with --data, or put the file back from its backup.")
            : new(await Stores.Embedded(folder, TimeProvider.System), folder, Path.Combine(folder, "master.key"), configuration);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await stores.DisposeAsync();
    }
}
