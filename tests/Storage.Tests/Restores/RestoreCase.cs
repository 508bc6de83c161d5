using System.Security.Cryptography;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Sqlite;
using DistrictCoaching.Storage.Tests.Contract;
using Microsoft.Extensions.Logging.Abstractions;

namespace DistrictCoaching.Storage.Tests.Restores;

/// <summary>Two databases that were the same until one moment: the second one is what a restore to that moment gives.</summary>
public abstract class RestoreCase(Stores stores, Stores restores) : StoreContract(stores)
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("restore-");
    private readonly byte[] master = RandomNumberGenerator.GetBytes(32);
    private readonly List<IDisposable> keyStores = [];

    protected static readonly Scope Talk = Scope.Of([ActivityKind.Conversation], [Taxonomy.Subjects[1].Id], []);

    protected DistrictId District { get; } = new(Guid.NewGuid());

    protected PersonId Coach { get; } = new(Guid.NewGuid());

    protected string Place => Path.Combine(root.FullName, "place");

    protected EndingFolder Folder => new(Place);

    protected Opened Old { get; private set; } = null!;

    protected KeyRing Ring { get; private set; } = null!;

    protected EndingLedger Ledger { get; private set; } = null!;

    protected static StreamKey OfRegister => new(DistrictId.Service, StreamKind.Register, DistrictId.Service.Value);

    protected StreamKey OfDistrict => new(District, StreamKind.District, District.Value);

    protected StreamKey OfRoster => new(District, StreamKind.Roster, District.Value);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Old = await restores.Open();
        Folder.Make(Stores.Clock.GetUtcNow());
        Ring = await OpenRing("keys.db");
        Ledger = Ring.Ledger = NewLedger();
        await Both(OfRegister, new RegisterEvent.DistrictRegistered(District, new("hill")));
        await Both(OfDistrict, new DistrictEvent.DistrictFounded(DistrictKind.Live, new("America/Chicago"), new(new(Guid.NewGuid()), new(new byte[32]))));
    }

    public override async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await Old.DisposeAsync();
        await restores.DisposeAsync();
        await base.DisposeAsync();
        keyStores.ForEach(store => store.Dispose());
        root.Delete(recursive: true);
    }

    protected async Task<KeyRing> OpenRing(string file)
    {
        var keys = new SqliteKeyStore(Path.Combine(root.FullName, file));
        keyStores.Add(keys);
        return await KeyRing.Open(keys, new([new(1, master)]), Stores.Clock);
    }

    /// <summary>The key store as it is now.</summary>
    protected void CopyKeys(string to)
    {
        foreach (var file in root.GetFiles("keys.db*").Where(file => !file.Name.EndsWith("-shm", StringComparison.Ordinal)))
        {
            file.CopyTo(Path.Combine(root.FullName, file.Name.Replace("keys.db", to, StringComparison.Ordinal)));
        }
    }

    protected StreamKey Teacher() => new(District, StreamKind.Teacher, Guid.NewGuid());

    protected TeacherEvent.ConsentGranted Grant(PersonId? partner = null, int? uses = null) => new(
        new(Guid.NewGuid()), partner ?? Coach, PartnerKind.Coach, PresetKind.ThinkTogether, Talk, new(new(2026, 9, 1), new(2027, 1, 15)), uses, new(Guid.NewGuid()), null, new(2026, 9, 1));

    /// <summary>Before the moment that is restored to.</summary>
    protected async Task Both(StreamKey stream, object happened)
    {
        var change = await Change(Store.Journal, stream, happened);
        Assert.Equal(Outcome.Appended, await Ledgered.Append(change));
        Assert.Equal(Outcome.Appended, await Old.Journal.Append(change));
    }

    /// <summary>After it.</summary>
    protected async Task Later(StreamKey stream, object happened) => Assert.Equal(Outcome.Appended, await Ledgered.Append(await Change(Store.Journal, stream, happened)));

    /// <summary>In the restored one, by a verb.</summary>
    protected async Task Again(StreamKey stream, object happened) => Assert.Equal(Outcome.Appended, await new LedgeredJournal(Old.Journal, Ledger, Unchanged, Stores.Clock).Append(await Change(Old.Journal, stream, happened)));

    protected async Task Sign() => Assert.Empty(await new Checkpoints(Store.Heads, Store.Journal, Ring, new(Place), Stores.Clock).Sign());

    protected RestoreCheck Check(Opened? of = null) => new((of ?? Old).Heads, (of ?? Old).Journal, Ring, new(Place), Folder, Stores.Clock);

    /// <param name="dies">Before which append it is killed; null: never.</param>
    /// <param name="of">Which was restored; null: the old one.</param>
    /// <param name="meanwhile">What another process does before the first append.</param>
    protected async Task<Reopened?> Reopen(bool doubt = false, int? dies = null, KeyRing? ring = null, Func<Task>? endSignIns = null, Opened? of = null, Func<Task>? meanwhile = null)
    {
        var restored = of ?? Old;
        var keys = ring ?? Ring;
        await using var ledger = NewLedger();
        keys.Ledger = ledger;
        var journal = new Dying(new LedgeredJournal(restored.Journal, ledger, Unchanged, Stores.Clock)) { Left = dies, Meanwhile = meanwhile };
        await using var snapshots = new Snapshots(journal, restored.Snapshots, keys, NullLogger<Snapshots>.Instance);
        return await new Reopening(
            restored.Heads, journal, restored.Database, new ContentVault(restored.Contents, keys), keys, new(Place), Folder, Check(restored), new(restored.Heads, restored.Journal, keys, new(Place), Stores.Clock), snapshots, Stores.Clock)
            .Run("The disk broke.", doubt, _ => endSignIns?.Invoke() ?? Task.CompletedTask);
    }

    protected async Task<Teacher> Restored(StreamKey teacher) =>
        (await Old.Journal.Read(teacher)).Aggregate(new Teacher(), (state, past) => Domain.Teacher.Evolve(state, (TeacherEvent)Catalogue.Read(past.Type, past.Body)));

    protected async Task<IReadOnlyList<object>> Said(StreamKey stream) => [.. (await Old.Journal.Read(stream)).Select(past => Catalogue.Read(past.Type, past.Body))];

    private LedgeredJournal Ledgered => new(Store.Journal, Ledger, Unchanged, Stores.Clock);

    protected RestoreWatch Watch(RestoreCheck check, Server server) => new(check, server, Stores.Clock, NullLogger<RestoreWatch>.Instance);

    private RestoreWatch Unchanged => Watch(Check(), new());

    private EndingLedger NewLedger() => new(new(Place), TimeSpan.FromDays(35), Stores.Clock, NullLogger<EndingLedger>.Instance);

    private static async Task<Change> Change(IJournal journal, StreamKey stream, object happened)
    {
        var past = (await journal.Read(stream)).Select(one => Catalogue.Read(one.Type, one.Body)).ToList();
        var before = past.OfType<TeacherEvent>().Aggregate(new Teacher(), Domain.Teacher.Evolve);
        var rows = happened is TeacherEvent said ? TeacherRows.Of(before, Domain.Teacher.Evolve(before, said)).ToList() : [];
        return Given.Change(stream, past.Count, Catalogue.Write(happened)) with { Rows = rows };
    }

    /// <summary>As a store tells that its database may be another one.</summary>
    protected sealed class Server : IServerChanges
    {
        public long ServerChanges { get; set; }
    }

    /// <summary>A journal of a process that is killed before one of its appends.</summary>
    private sealed class Dying(IJournal journal) : IJournal
    {
        public int? Left { get; set; }

        public Func<Task>? Meanwhile { get; set; }

        public Task<IReadOnlyList<Past>> Read(StreamKey stream, long after = 0, CancellationToken cancel = default) => journal.Read(stream, after, cancel);

        public Task<long?> VersionAfter(StreamKey stream, Guid operation, CancellationToken cancel = default) => journal.VersionAfter(stream, operation, cancel);

        public async Task<Outcome> Append(Change change)
        {
            var (others, killed) = (Meanwhile, Left-- == 0);
            Meanwhile = null;
            await (others?.Invoke() ?? Task.CompletedTask);
            return killed ? throw new IOException("killed") : await journal.Append(change);
        }
    }
}
