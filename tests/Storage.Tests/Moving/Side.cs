using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Postgres;
using DistrictCoaching.Storage.Sqlite;
using DistrictCoaching.Storage.Tests.Contract;
using DistrictCoaching.Storage.Tests.Postgres;

namespace DistrictCoaching.Storage.Tests.Moving;

/// <summary>A service's stores at one end of a move, with a master key of their own.</summary>
public sealed class Side : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("side-");
    private Stores? stores;

    internal Opened Store { get; private set; } = null!;

    internal IKeyStore Keys { get; private set; } = null!;

    internal KeyRing Ring { get; private set; } = null!;

    internal SignInsInMemory SignIns { get; } = new();

    internal ContentVault Content => new(Store.Contents, Ring);

    internal Moves Moves => new(Store.Journal, Content);

    internal IDistrictTransfer Transfer => (IDistrictTransfer)Store.Journal;

    internal DistrictExport Export => new(Moves, Transfer, Keys, Ring, SignIns, TimeProvider.System);

    /// <summary>What happens right after the heads were looked at.</summary>
    internal Func<Task>? Meanwhile { get; set; }

    internal DistrictHandover Handover => new(Moves, new Racing(Store.Heads, () => Meanwhile?.Invoke() ?? Task.CompletedTask), Ring, SignIns, new(Store.Database, Store.Districts, Store.Heads, Keys, Ring, Slugs, null));

    internal DistrictDirectory Slugs => new(Store.Database);

    /// <param name="dies">Called before each step that writes; where it throws, the process died there.</param>
    internal DistrictImport Import(Action? dies = null) =>
        new(Moves, new Dying(Transfer, Store.Districts, dies ?? (() => { })), new Dying(Transfer, Store.Districts, dies ?? (() => { })), Store.Heads, Keys, Ring, SignIns);

    internal async Task Open(Stores stores, PostgresFixture? postgres)
    {
        (this.stores, Store) = (stores, await stores.Open());
        Keys = postgres is null ? new SqliteKeyStore(Path.Combine(folder.FullName, "keys.db")) : await PostgresKeys(postgres);
        Ring = await KeyRing.Open(Keys, new([new(1, System.Security.Cryptography.RandomNumberGenerator.GetBytes(32))]), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await stores!.DisposeAsync();
        (Keys as IDisposable)?.Dispose();
        await (Keys is IAsyncDisposable closing ? closing.DisposeAsync() : ValueTask.CompletedTask);
        folder.Delete(recursive: true);
    }

    internal async Task<List<MovedPart>> Parts(DistrictId district)
    {
        var parts = new List<MovedPart>();
        await Transfer.Read(district, parts.Add);
        return parts;
    }

    private static async Task<IKeyStore> PostgresKeys(PostgresFixture fixture)
    {
        var server = await fixture.Server();
        var name = await server.NewDatabase();
        await PostgresMigrations.RunKeys(server.Connection(name, name + "_owner"), name + "_writer");
        return new PostgresKeyStore(server.Connection(name, name + "_writer"));
    }

    /// <summary>Heads that are no more what they were when they are given.</summary>
    private sealed class Racing(IHeads heads, Func<Task> meanwhile) : IHeads
    {
        public Task<IReadOnlyList<DistrictId>> Districts(CancellationToken cancel) => heads.Districts(cancel);

        public async Task<IReadOnlyList<StreamHead>> Heads(DistrictId district, CancellationToken cancel)
        {
            var stood = await heads.Heads(district, cancel);
            await meanwhile();
            return stood;
        }

        public Task<DateTimeOffset?> Newest(DistrictId district, CancellationToken cancel) => heads.Newest(district, cancel);

        public Task<IReadOnlyList<StreamKey>> Streams(DistrictId district, CancellationToken cancel) => heads.Streams(district, cancel);

        public Task<(StreamHead? Head, IReadOnlyList<Past> Events)> Whole(StreamKey stream, CancellationToken cancel) => heads.Whole(stream, cancel);
    }

    /// <summary>A store whose process dies before a step.</summary>
    private sealed class Dying(IDistrictTransfer transfer, IDistrictStore store, Action dies) : IDistrictTransfer, IDistrictStore
    {
        public Task Read(DistrictId district, Action<MovedPart> take, CancellationToken cancel) => transfer.Read(district, take, cancel);

        public Task Write(DistrictId district, IReadOnlyList<MovedPart> parts, CancellationToken cancel)
        {
            dies();
            return transfer.Write(district, parts, cancel);
        }

        public Task<long> Texts(DistrictId district, CancellationToken cancel) => store.Texts(district, cancel);

        public async Task Remove(DistrictId district, CancellationToken cancel)
        {
            dies();
            await store.Remove(district, cancel);
            dies();
        }
    }
}

/// <summary>Identity's part, as a list of rows.</summary>
internal sealed class SignInsInMemory : ISignInTransfer
{
    public List<SignInRow> Rows { get; } = [];

    public IAsyncEnumerable<SignInRow> Read(DistrictId district, CancellationToken cancel) => Rows.ToAsyncEnumerable();

    public Task<Digest> Digest(DistrictId district, CancellationToken cancel) => Task.FromResult(new Digest(System.Security.Cryptography.SHA256.HashData([.. Rows.SelectMany(row => row.Row)])));

    public Task Clear(DistrictId district, CancellationToken cancel)
    {
        Rows.Clear();
        return Task.CompletedTask;
    }

    public Task Write(DistrictId district, IReadOnlyList<SignInRow> some, CancellationToken cancel)
    {
        Rows.AddRange(some);
        return Task.CompletedTask;
    }
}
