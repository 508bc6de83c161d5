using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Sqlite;

/// <summary>The embedded store: everything in one file of one folder, which this process alone holds until it is disposed.</summary>
public sealed class SqliteStore : IJournal, IDatabase, IContentStore, ISnapshotStore, IHeads, IDistrictStore, IDistrictTransfer, IStoreClock, IServerChanges, IAsyncDisposable
{
    private static readonly Task<Outcome> Stands = Task.FromResult(Outcome.Appended);

    private readonly DataFolder folder;
    private readonly TableSet tables;
    private readonly Writer writer;
    private readonly Readers readers;
    private readonly KnownHeads heads = new();

    private SqliteStore(DataFolder folder, TableSet tables, TimeProvider clock, IReadOnlySet<string>? reads)
    {
        (this.folder, this.tables) = (folder, tables);
        var file = folder.File("journal.db");
        writer = new(DataFolder.Open(file, Schema.Kind, session => Schema.Migrate(session, tables.All, reads)), clock, heads);
        readers = new(file);
    }

    /// <summary>Opens a folder, and makes it where there is none.</summary>
    /// <param name="reads">The types of events that this release can read: with others there it is not opened. Null: all.</param>
    /// <exception cref="StorageException">In use, not writable, damaged, or of another release.</exception>
    public static SqliteStore Open(string path, IReadOnlyList<Table> tables, TimeProvider clock, IReadOnlySet<string>? reads = null)
    {
        var set = new TableSet(tables);
        var folder = new DataFolder(path);
        try
        {
            return new(folder, set, clock, reads);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The file is on this machine.</summary>
    public TimeSpan Correction => TimeSpan.Zero;

    /// <summary>Never: the folder is this process's alone, and a file that is put in the place of an open one is not seen.</summary>
    public long ServerChanges => 0;

    public Task<IReadOnlyList<Past>> Read(StreamKey stream, long after = 0, CancellationToken cancel = default) =>
        readers.Read(session => Selects.Events(session, stream, after), cancel);

    public Task<Outcome> Append(Change change)
    {
        tables.Check(change);
        var one = Pending.Of(change);
        return !change.Reads ? writer.Append(one)
            : heads.Stand(one) ? Stands
            : readers.Read(
                session =>
                {
                    var outcome = Selects.Heads(session, one);
                    if (outcome == Outcome.Appended)
                    {
                        heads.Learn(one);
                    }

                    return outcome;
                },
                default);
    }

    public Task<long?> VersionAfter(StreamKey stream, Guid operation, CancellationToken cancel = default) =>
        readers.Read(session => Selects.VersionAfter(session, stream, operation), cancel);

    public Task<(Snapshot? Snapshot, IReadOnlyList<Past> Past)> Resume(StreamKey stream, CancellationToken cancel = default) =>
        readers.Read(session => Selects.Resume(session, stream), cancel);

    public Task Keep(Snapshot snapshot, CancellationToken cancel = default) =>
        writer.Between(session => session
            .Statement("insert or replace into snapshots(tenant, kind, stream, version, hash, format, body, seal) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
            .Bind(1, snapshot.Stream).Bind(4, snapshot.Version).Bind(5, snapshot.Hash.Span).Bind(6, snapshot.Format).Bind(7, snapshot.Body.Span).Bind(8, snapshot.Seal.Span).Run());

    public Task<IReadOnlyList<T>> Query<T>(DistrictId district, string sql, Func<IRow, T> map, IReadOnlyList<object?> more, CancellationToken cancel = default) =>
        readers.Read(session => Selects.Rows(session, district, sql, map, more), cancel);

    public string Any(string column, int parameter) => $"{column} in (select unhex(value) from json_each(${parameter}))";

    public string Each(int parameter) => $"(select unhex(value) id from json_each(${parameter})) u";

    public string Join(string table, string alias, string where, bool outer = false) => $"{(outer ? "left " : "")}join {table} {alias} on {alias}.tenant = $1 and {where}";

    public string Exists(string table, string alias, string where) => $"exists (select 1 from {table} {alias} where {alias}.tenant = $1 and {where})";

    public Task<IReadOnlyList<SealedItem>> Find(DistrictId district, IReadOnlyList<(Guid Owner, ContentId Item)> items, CancellationToken cancel = default) =>
        readers.Read(session => Selects.Contents(session, district, items), cancel);

    public Task<IReadOnlyList<DistrictId>> Districts(CancellationToken cancel = default) => readers.Read(Selects.Districts, cancel);

    public Task<IReadOnlyList<StreamHead>> Heads(DistrictId district, CancellationToken cancel = default) =>
        readers.Read(session => Selects.Heads(session, district), cancel);

    public Task<DateTimeOffset?> Newest(DistrictId district, CancellationToken cancel = default) => readers.Read(session => Selects.Newest(session, district), cancel);

    public Task<IReadOnlyList<StreamKey>> Streams(DistrictId district, CancellationToken cancel = default) =>
        readers.Read(session => Selects.Streams(session, district), cancel);

    public Task<(StreamHead? Head, IReadOnlyList<Past> Events)> Whole(StreamKey stream, CancellationToken cancel = default) =>
        readers.Read(session => Selects.Whole(session, stream), cancel);

    public async Task<(Outcome Outcome, SealedItem? Item)> Take(
        DistrictId district, Guid actor, Guid owner, ContentId item, Stored entry, IReadOnlyList<Guard> guards, CancellationToken cancel = default)
    {
        var one = Pending.Take(district, actor, owner, item, entry, guards);
        var outcome = await writer.Append(one);
        return (outcome, outcome == Outcome.Appended ? one.Taken : null);
    }

    public Task Delete(DistrictId district, Guid owner, CancellationToken cancel = default) =>
        writer.Between(session =>
        {
            session.Statement("delete from contents where tenant = ?1 and owner = ?2").Bind(1, district.Value).Bind(2, owner).Run();

            // What was overwritten in the file still stands in the log until the log is emptied.
            session.Run("pragma wal_checkpoint(truncate)");
        });

    public Task<long> Texts(DistrictId district, CancellationToken cancel = default) =>
        readers.Read(session => Selects.All(session.Statement("select count(*) from contents where tenant = ?1").Bind(1, district.Value), row => row.Number(0))[0], cancel);

    /// <summary>Table by table, so that others' appends come in between.</summary>
    public async Task Remove(DistrictId district, CancellationToken cancel = default)
    {
        foreach (var table in (string[])["contents", "snapshots", .. tables.All.Select(table => table.Name)])
        {
            await writer.Between(session => session.Statement($"delete from \"{table}\" where tenant = ?1").Bind(1, district.Value).Run());
        }

        await writer.Between(session => session.Run("pragma wal_checkpoint(truncate)"));
    }

    public Task Read(DistrictId district, Action<MovedPart> take, CancellationToken cancel = default) =>
        readers.Read(session => Transfer.Read(session, district, tables.All, take, cancel), cancel);

    public Task Write(DistrictId district, IReadOnlyList<MovedPart> parts, CancellationToken cancel = default) =>
        writer.Between(session => Transfer.Write(session, district, tables.All, parts));

    /// <summary>Runs work on the writer's thread, between two groups.</summary>
    internal Task Between(Action<Session> work) => writer.Between(work);

    /// <summary>Writes what waits, then lets go of the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        readers.Dispose();
        folder.Dispose();
    }
}
