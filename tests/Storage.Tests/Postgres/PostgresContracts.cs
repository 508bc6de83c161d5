using DistrictCoaching.Storage.Postgres;
using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests.Postgres;

public sealed class PostgresJournal(PostgresFixture fixture) : JournalContract(new PostgresStores(fixture));

public sealed class PostgresOperations(PostgresFixture fixture) : OperationContract(new PostgresStores(fixture));

public sealed class PostgresGroups(PostgresFixture fixture) : GroupContract(new PostgresStores(fixture));

public sealed class PostgresRows(PostgresFixture fixture) : RowContract(new PostgresStores(fixture));

public sealed class PostgresContents(PostgresFixture fixture) : ContentContract(new PostgresStores(fixture));

public sealed class PostgresHeadReads(PostgresFixture fixture) : HeadReadContract(new PostgresStores(fixture));

public sealed class PostgresSnapshots(PostgresFixture fixture) : SnapshotContract(new PostgresStores(fixture));

public sealed class PostgresSnapshotTrust(PostgresFixture fixture) : SnapshotTrustContract(new PostgresStores(fixture));

public sealed class PostgresChanges(PostgresFixture fixture) : ChangesContract(new PostgresStores(fixture));

public sealed class PostgresKeys(PostgresFixture fixture) : KeysContract
{
    private PostgresKeyStore? store;

    protected override async Task<IKeyStore> Open()
    {
        var server = await fixture.Server();
        var name = await server.NewDatabase();
        await PostgresMigrations.RunKeys(server.Connection(name, name + "_owner"), name + "_writer");
        return store = new(server.Connection(name, name + "_writer"));
    }

    public override ValueTask DisposeAsync() => store?.DisposeAsync() ?? ValueTask.CompletedTask;
}
