using DistrictCoaching.Storage.Sqlite;
using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests.Sqlite;

/// <summary>A folder of SQLite files that goes with the test.</summary>
public sealed class SqliteStores : Stores
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("storage-");
    private SqliteStore? last;

    public string Folder => Path.Combine(root.FullName, "data");

    public override Task<Opened> Open() => Task.FromResult(Open(Folder));

    public override async Task<Opened> OpenAfterCrash()
    {
        var copy = Path.Combine(root.FullName, "copy");
        await last!.Between(_ => Copy(copy));
        return Open(copy);
    }

    /// <summary>The files as they are at this moment.</summary>
    public void Copy(string to)
    {
        Directory.CreateDirectory(to);
        foreach (var name in new[] { "journal.db", "journal.db-wal" })
        {
            File.Copy(Path.Combine(Folder, name), Path.Combine(to, name), overwrite: true);
        }
    }

    public override Task<long> Behind(string sql)
    {
        using var session = new Session(Path.Combine(Folder, "journal.db"), writes: true);
        return Task.FromResult(session.Number(sql));
    }

    public override async Task Unlock()
    {
        await Behind("drop trigger if exists events_never_change");
        await Behind("drop trigger if exists events_never_go");
    }

    public override string Literal(ReadOnlySpan<byte> bytes) => $"x'{Convert.ToHexString(bytes)}'";

    public override string Literal(Guid id) => Literal(id.ToByteArray(bigEndian: true));

    public override ValueTask DisposeAsync()
    {
        root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private Opened Open(string folder)
    {
        var store = SqliteStore.Open(folder, Tables, Time);
        last = store;
        return new(store, store, store, store, store);
    }
}
