using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using DistrictCoaching.Storage.Postgres;
using DistrictCoaching.Storage.Sqlite;

namespace DistrictCoaching.Host;

/// <summary>The store that this process works with: files in one data folder, or PostgreSQL.</summary>
internal sealed class Stores : IAsyncDisposable
{
    private readonly Action<IServiceCollection, KeyRing, CheckpointFolder?, EndingOptions?> add;
    private readonly KeyRing ring;
    private readonly IAsyncDisposable[] opened;

    private Stores(Action<IServiceCollection, KeyRing, CheckpointFolder?, EndingOptions?> add, KeyRing ring, params IAsyncDisposable[] opened) => (this.add, this.ring, this.opened) = (add, ring, opened);

    /// <summary>Journal and keys in two files of one data folder, locked for this process.</summary>
    /// <exception cref="StorageException">In use, not writable, damaged, or without its key.</exception>
    public static async Task<Stores> Embedded(string folder, TimeProvider clock)
    {
        var journal = SqliteStore.Open(folder, Tables.All, clock, Catalogue.Types);
        try
        {
            var keys = new SqliteKeyStore(Path.Combine(folder, "keys.db"));
            var masters = MasterKeys.File(Path.Combine(folder, "master.key"), make: keys.Empty);
            return new((services, ring, checkpoints, endings) => services.AddStorage(journal, keys, ring, checkpoints, endings), await KeyRing.Open(keys, masters, clock), new Closing(keys), journal);
        }
        catch
        {
            await journal.DisposeAsync();
            throw;
        }
    }

    /// <summary>A migrated database, and a key store that the given master key opens.</summary>
    /// <exception cref="StorageException">Not reachable, not migrated, a role that may too much, or another master key.</exception>
    public static async Task<Stores> Postgres(DatabaseSettings database, string? masterKeyFile, TimeProvider clock, CancellationToken cancel)
    {
        var masters = MasterKeys.File(MasterKeyFile(masterKeyFile), make: false);
        var journal = await PostgresStore.Open(database.Writer, database.Reader, Tables.All, clock, Catalogue.Types, cancel: cancel);
        var keys = new PostgresKeyStore(database.Keys);
        try
        {
            return new((services, ring, checkpoints, endings) => services.AddStorage(journal, keys, ring, checkpoints, endings), await KeyRing.Open(keys, masters, clock, cancel), keys, journal);
        }
        catch (Exception e)
        {
            await keys.DisposeAsync();
            await journal.DisposeAsync();
            throw e is Npgsql.NpgsqlException failed && UnusableDatabase.Of(failed) is { } unusable ? new StorageException(unusable.Code, "Keys:Connection: " + unusable.Message, failed) : e;
        }
    }

    /// <param name="checkpoints">Where heads are signed to; null for a process without a silo, which signs nothing.</param>
    /// <param name="endings">Where what ends is kept; null for a process without a silo, which ends nothing.</param>
    public void Register(IServiceCollection services, CheckpointFolder? checkpoints, EndingOptions? endings) => add(services, ring, checkpoints, endings);

    /// <summary>A key for one purpose: secret, for ever the same, and the same on every replica.</summary>
    public async Task<byte[]> Key(string purpose)
    {
        await using var services = Provider();
        return (await services.GetRequiredService<IContent>().Blind(DistrictId.Service, purpose, [purpose]))[0].Bytes.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in opened)
        {
            await one.DisposeAsync();
        }
    }

    private ServiceProvider Provider()
    {
        var services = new ServiceCollection();
        Register(services, null, null);
        return services.BuildServiceProvider();
    }

    private static string MasterKeyFile(string? file) =>
        string.IsNullOrEmpty(file) ? throw new StartException("Keys:MasterKeyFile is missing: name a file with 32 random bytes in base64 (openssl rand -base64 32), the same on every replica, and keep a copy elsewhere.")
        : File.Exists(file) ? file
        : throw new StartException("Keys:MasterKeyFile names a file that is not there: make it with openssl rand -base64 32, or put it back from its backup.");

    private sealed class Closing(IDisposable one) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            one.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
