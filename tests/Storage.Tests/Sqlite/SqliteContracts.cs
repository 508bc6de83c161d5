using DistrictCoaching.Storage.Sqlite;
using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests.Sqlite;

public sealed class SqliteJournal() : JournalContract(new SqliteStores());

public sealed class SqliteOperations() : OperationContract(new SqliteStores());

public sealed class SqliteGroups() : GroupContract(new SqliteStores());

public sealed class SqliteRows() : RowContract(new SqliteStores());

public sealed class SqliteContents() : ContentContract(new SqliteStores());

public sealed class SqliteHeadReads() : HeadReadContract(new SqliteStores());

public sealed class SqliteSnapshots() : SnapshotContract(new SqliteStores());

public sealed class SqliteSnapshotTrust() : SnapshotTrustContract(new SqliteStores());

public sealed class SqliteChanges() : ChangesContract(new SqliteStores());

public sealed class SqliteKeys : KeysContract
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("keys-");
    private SqliteKeyStore? store;

    protected override Task<IKeyStore> Open() => Task.FromResult<IKeyStore>(store = new(Path.Combine(folder.FullName, "keys.db")));

    public override ValueTask DisposeAsync()
    {
        store?.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
