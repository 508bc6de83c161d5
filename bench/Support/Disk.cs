using DistrictCoaching.Storage;
using DistrictCoaching.Storage.Postgres;
using DistrictCoaching.Storage.Sqlite;
using DistrictCoaching.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Bench;

/// <summary>A store of the benchmark's own that keeps what it promises when the machine fails; gone with the benchmark.</summary>
internal abstract class Disk : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bench-");
    private SqliteKeyStore? keys;

    public string Folder => folder.FullName;

    /// <summary>Whether what ends is kept a second time, as a silo keeps it.</summary>
    public bool KeepsEndings { get; init; }

    /// <summary>The one store of this process, for a silo and for a gateway.</summary>
    public abstract Task Register(IServiceCollection services);

    /// <summary>CPU time of the database's own processes.</summary>
    public virtual Task<TimeSpan> Cpu() => Task.FromResult(TimeSpan.Zero);

    public virtual ValueTask DisposeAsync()
    {
        keys?.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    protected async Task Register<TStore>(IServiceCollection services, TStore store)
        where TStore : class, IJournal, IDatabase, IContentStore, ISnapshotStore, IHeads, IDistrictStore, IDistrictTransfer, IStoreClock, IServerChanges
    {
        keys ??= new(Path.Combine(Folder, "keys.db"));
        var masters = MasterKeys.File(Path.Combine(Folder, "master.key"), make: true);
        var (place, ring) = (Path.Combine(Folder, "second"), await KeyRing.Open(keys, masters, TimeProvider.System));
        services.AddStorage(store, keys, ring, KeepsEndings ? new(place) : null, KeepsEndings ? new(new(place), TimeSpan.FromDays(1)) : null);
    }
}

internal sealed class SqliteDisk : Disk
{
    private SqliteStore? store;

    public override Task Register(IServiceCollection services) => Register(services, store ??= SqliteStore.Open(Path.Combine(Folder, "data"), Tables.All, TimeProvider.System));

    public override async ValueTask DisposeAsync()
    {
        await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
        await base.DisposeAsync();
    }
}

internal sealed class PostgresDisk : Disk
{
    private readonly PostgresServer server;
    private readonly string database;
    private PostgresStore? store;

    private PostgresDisk(PostgresServer server, string database) => (this.server, this.database) = (server, database);

    /// <summary>As the superuser, past row-level security.</summary>
    public string Plain => server.Connection(database);

    public static async Task<PostgresDisk> Make(PostgresServer server, bool keepsEndings = false)
    {
        var database = await server.NewDatabase();
        await PostgresMigrations.Run(server.Connection(database, database + "_owner"), database + "_writer", database + "_reader", Tables.All);
        return new(server, database) { KeepsEndings = keepsEndings };
    }

    public override async Task Register(IServiceCollection services) => await Register(
        services, store ??= await PostgresStore.Open(server.Connection(database, database + "_writer"), server.Connection(database, database + "_reader"), Tables.All, TimeProvider.System));

    public override Task<TimeSpan> Cpu() => PostgresCpu.Of(Plain);

    public override async ValueTask DisposeAsync()
    {
        await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
        await base.DisposeAsync();
    }
}
