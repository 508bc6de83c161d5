using DistrictCoaching.Storage.Postgres;
using DistrictCoaching.Storage.Tests.Contract;
using DistrictCoaching.Tests;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>A database of its own on the tests' server.</summary>
public sealed class PostgresStores(PostgresFixture fixture) : Stores
{
    private PostgresServer? server;

    public string Name { get; private set; } = "";

    public string Owner => server!.Connection(Name, Name + "_owner");

    public string Writer => server!.Connection(Name, Name + "_writer");

    public string Reader => server!.Connection(Name, Name + "_reader");

    public override async Task<Opened> Open()
    {
        await Migrate();
        var store = await OpenStore();
        return new(store, store, store, store, store);
    }

    public Task<PostgresStore> OpenStore() => PostgresStore.Open(Writer, Reader, Tables, Time, compares: false);

    public async Task Migrate()
    {
        server ??= await fixture.Server();
        Name = Name.Length > 0 ? Name : await server.NewDatabase();
        await PostgresMigrations.Run(Owner, Name + "_writer", Name + "_reader", Tables);
    }

    public override async Task<Opened> OpenAfterCrash()
    {
        await Cut();
        var store = await OpenStore();
        return new(store, store, store, store, store);
    }

    /// <summary>Ends every connection of the store, whatever it is doing.</summary>
    public Task Cut() => Behind($"select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '{Name}_writer'");

    /// <summary>A copy of it as it is now, under a name of its own.</summary>
    public Task<string> Copy() => server!.Copy(Name);

    /// <summary>The copy takes its place under the store, as a restored database does.</summary>
    public async Task Exchange(string copy)
    {
        await server!.Run("postgres", $"drop database {Name} with (force)");
        await server.Run("postgres", $"alter database {copy} rename to {Name}");
    }

    public override Task<long> Behind(string sql) => server!.Run(Name, sql);

    public override Task Unlock() => Behind("alter table events disable trigger user");

    public override string Literal(ReadOnlySpan<byte> bytes) => $"'\\x{Convert.ToHexString(bytes)}'::bytea";

    public override string Literal(Guid id) => $"'{id}'";

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
