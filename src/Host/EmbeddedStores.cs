using DistrictCoaching.Storage;
using DistrictCoaching.Storage.Sqlite;

namespace DistrictCoaching.Host;

/// <summary>The embedded store: journal and keys in two files of one data folder.</summary>
internal sealed class EmbeddedStores : IAsyncDisposable
{
    private EmbeddedStores(SqliteStore journal, SqliteKeyStore keys, KeyRing ring) => (Journal, Keys, Ring) = (journal, keys, ring);

    public SqliteStore Journal { get; }

    public SqliteKeyStore Keys { get; }

    public KeyRing Ring { get; }

    /// <exception cref="StorageException">In use, not writable, damaged, or without its key.</exception>
    public static async Task<EmbeddedStores> Open(string folder, TimeProvider clock)
    {
        var journal = SqliteStore.Open(folder, Tables.All, clock);
        try
        {
            var keys = new SqliteKeyStore(Path.Combine(folder, "keys.db"));
            var masters = MasterKeys.File(Path.Combine(folder, "master.key"), make: keys.Empty);
            return new(journal, keys, await KeyRing.Open(keys, masters, clock));
        }
        catch
        {
            await journal.DisposeAsync();
            throw;
        }
    }

    public void Register(IServiceCollection services, CheckpointFolder checkpoints) => services.AddStorage(Journal, Keys, Ring, checkpoints);

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        Keys.Dispose();
    }
}
