using System.Collections.Concurrent;
using System.Data.Common;
using Npgsql;
using static DistrictCoaching.Storage.Postgres.Commands;

namespace DistrictCoaching.Storage.Postgres;

/// <summary>The store on PostgreSQL 15 or newer: as many processes as wish, each with a few writers.</summary>
public sealed partial class PostgresStore : IJournal, ISnapshotStore, IStoreClock, IServerChanges, IAsyncDisposable
{
    /// <summary>How long an operation is known, and how often those older are forgotten.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromDays(30);
    private static readonly TimeSpan Tidies = TimeSpan.FromHours(1);

    /// <summary>
    /// Whatever the writer asks goes by key from a few rows, so its plan is known: each row by the index. Planning it again costs more than running it,
    /// and a planner that has not yet seen the tables grow reads all of a district's operations for each group.
    /// </summary>
    private const string ByKey = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_material=off";

    /// <summary>A process that is frozen or cut off in mid-transaction holds rows that others wait for, a withdrawal among them: the server ends its session.</summary>
    private const string LetsGo = "-c idle_in_transaction_session_timeout=5s";

    /// <summary>Of a role in a process, where its connection string does not say otherwise: what waits for one of them is answered sooner than a server with hundreds of them would.</summary>
    private const int MostConnections = 20;

    private readonly NpgsqlDataSource writing;
    private readonly NpgsqlDataSource reading;
    private readonly TableSet tables;
    private readonly DatabaseClock clock;
    private readonly ServerMark[] servers;
    private readonly GroupWriter[] writers;
    private readonly HeadReader heads;
    private readonly EventTypes types = new();
    private readonly ITimer tidying;
    private readonly ConcurrentDictionary<StreamKey, bool> doubtful = new();
    private Task forgetting = Task.CompletedTask;

    private PostgresStore(NpgsqlDataSource writing, NpgsqlDataSource reading, TableSet tables, TimeProvider machine, DatabaseClock clock, ServerMark[] servers, int writers)
    {
        (this.writing, this.reading, this.tables, this.clock, this.servers) = (writing, reading, tables, clock, servers);
        this.writers = [.. Enumerable.Range(0, writers).Select(_ => new GroupWriter(writing, clock, types, stream => doubtful[stream] = true))];
        heads = new(writing, clock, connections: 2);
        tidying = machine.CreateTimer(_ => forgetting = Forget(), null, TimeSpan.Zero, Tidies);
    }

    /// <summary>Opens a migrated database with its two roles.</summary>
    /// <param name="writers">How many groups may be under way at once; a stream always has the same writer.</param>
    /// <param name="reads">The types of events that this release can read: with others there it is not opened. Null: all.</param>
    /// <param name="compares">Whether <paramref name="clock"/> is compared with the database's and set right by it; false for a test's clock.</param>
    /// <exception cref="StorageException">Not reachable, not migrated, of a newer release, or a role that may pass row-level security.</exception>
    public static async Task<PostgresStore> Open(
        string writer, string reader, IReadOnlyList<Table> tables, TimeProvider clock, IReadOnlySet<string>? reads = null, int writers = 2, bool compares = true, CancellationToken cancel = default)
    {
        var (set, server, readers) = (new TableSet(tables), new ServerMark(), new ServerMark());
        var (writing, reading, compared) = (Source(writer, ByKey, server), Source(reader, server: readers), new DatabaseClock(clock, compares));
        try
        {
            await OpenChecks.Run(writing, set, reads, compared, cancel);
            await OpenChecks.Run(reading, set, reads, compared, cancel);
            return new(writing, reading, set, clock, compared, [server, readers], writers);
        }
        catch
        {
            await writing.DisposeAsync();
            await reading.DisposeAsync();
            throw;
        }
    }

    public TimeSpan Correction => clock.Correction;

    public long ServerChanges => servers.Sum(server => server.Changes);

    public async Task<IReadOnlyList<Past>> Read(StreamKey stream, long after = 0, CancellationToken cancel = default)
    {
        if (!doubtful.ContainsKey(stream))
        {
            return await Queries.Read(writing, stream, after, cancel);
        }

        var truth = await Queries.ReadLocked(writing, stream, after, cancel);
        doubtful.TryRemove(stream, out _);
        return truth;
    }

    public Task<Outcome> Append(Change change)
    {
        tables.Check(change);
        var one = Pending.Of(change);
        return change.Reads ? heads.Read(one) : Writer(one.Stream).Append(one);
    }

    /// <summary>A stream in doubt is read whole, through its locked head.</summary>
    public async Task<(Snapshot? Snapshot, IReadOnlyList<Past> Past)> Resume(StreamKey stream, CancellationToken cancel = default) =>
        doubtful.ContainsKey(stream) ? (null, await Read(stream, 0, cancel)) : await Queries.Resume(writing, stream, cancel);

    public async Task Keep(Snapshot snapshot, CancellationToken cancel = default)
    {
        await using var connection = await writing.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection).ThenSee([snapshot.Stream.District]).Then(
            "insert into snapshots(tenant, kind, stream, version, hash, format, body, seal) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant, kind, stream) "
            + "do update set version = excluded.version, hash = excluded.hash, format = excluded.format, body = excluded.body, seal = excluded.seal",
            With(snapshot.Stream.District.Value), With((short)snapshot.Stream.Kind), With(snapshot.Stream.Id), With(snapshot.Version),
            With(snapshot.Hash), With(snapshot.Format), With(snapshot.Body), With(snapshot.Seal));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    public async Task<long?> VersionAfter(StreamKey stream, Guid operation, CancellationToken cancel = default) =>
        await Queries.VersionAfter(writing, stream, operation, cancel);

    /// <summary>Writes what waits, then closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await tidying.DisposeAsync();
        await forgetting;
        await Task.WhenAll(writers.Select(writer => writer.DisposeAsync().AsTask()));
        await heads.DisposeAsync();
        await writing.DisposeAsync();
        await reading.DisposeAsync();
    }

    internal static NpgsqlDataSource Source(string connection, string options = "", ServerMark? server = null)
    {
        var pooled = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 };
        pooled.Options = $"{pooled.Options} {LetsGo} {options}".Trim();
        if (!new DbConnectionStringBuilder { ConnectionString = connection }.Keys.Cast<string>().Any(key => key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() is "MAXIMUMPOOLSIZE" or "MAXPOOLSIZE"))
        {
            pooled.MaxPoolSize = MostConnections;
        }

        var source = new NpgsqlDataSourceBuilder(pooled.ConnectionString) { Name = pooled.Username };    // by its role in metrics, not by its connection string
        return (server is null ? source : source.UsePhysicalConnectionInitializer(server.Look, server.LookAsync)).Build();
    }

    private GroupWriter Writer(StreamKey stream) => writers[(uint)stream.GetHashCode() % writers.Length];

    private async Task Forget()
    {
        try
        {
            await using var command = writing.CreateCommand("select forget_operations($1)");
            command.Parameters.Add(With(Micros.Of(clock.Now - Known)));
            await command.ExecuteScalarAsync();
        }
        catch (Exception e) when (Failures.Lost(e))
        {
            // Tidying comes again in an hour; what is lost with it is only room.
        }
    }
}
