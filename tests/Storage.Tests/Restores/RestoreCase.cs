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
        Directory.CreateDirectory(Place);
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

    protected RestoreCheck Check(Opened? of = null) => new((of ?? Old).Heads, (of ?? Old).Journal, Ring, new(Place), new(Place));

    /// <param name="dies">Before which append it is killed; null: never.</param>
    protected async Task<Reopened?> Reopen(bool doubt = false, int? dies = null, KeyRing? ring = null, Func<Task>? endSignIns = null)
    {
        var keys = ring ?? Ring;
        await using var ledger = NewLedger();
        keys.Ledger = ledger;
        var journal = new Dying(new LedgeredJournal(Old.Journal, ledger, Unchanged, Stores.Clock)) { Left = dies };
        await using var snapshots = new Snapshots(journal, Old.Snapshots, keys, NullLogger<Snapshots>.Instance);
        return await new Reopening(
            Old.Heads, journal, Old.Database, new ContentVault(Old.Contents, keys), keys, new(Place), new(Place), Check(), new(Old.Heads, Old.Journal, keys, new(Place), Stores.Clock), snapshots, Stores.Clock)
            .Run("The disk broke.", doubt, _ => endSignIns?.Invoke() ?? Task.CompletedTask);
    }

    protected async Task<Teacher> Restored(StreamKey teacher) =>
        (await Old.Journal.Read(teacher)).Aggregate(new Teacher(), (state, past) => Domain.Teacher.Evolve(state, (TeacherEvent)Catalogue.Read(past.Type, past.Body)));

    protected async Task<IReadOnlyList<object>> Said(StreamKey stream) => [.. (await Old.Journal.Read(stream)).Select(past => Catalogue.Read(past.Type, past.Body))];

    private LedgeredJournal Ledgered => new(Store.Journal, Ledger, Unchanged, Stores.Clock);

    protected static RestoreWatch Watch(RestoreCheck check, Server server) => new(check, server, NullLogger<RestoreWatch>.Instance);

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

        public Task<IReadOnlyList<Past>> Read(StreamKey stream, long after = 0, CancellationToken cancel = default) => journal.Read(stream, after, cancel);

        public Task<long?> VersionAfter(StreamKey stream, Guid operation, CancellationToken cancel = default) => journal.VersionAfter(stream, operation, cancel);

        public Task<Outcome> Append(Change change) => Left-- == 0 ? throw new IOException("killed") : journal.Append(change);
    }
}
