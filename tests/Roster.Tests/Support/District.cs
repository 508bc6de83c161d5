using System.Collections.Immutable;
using System.Security.Cryptography;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using DistrictCoaching.Storage.Sqlite;

namespace DistrictCoaching.OneRoster.Tests;

/// <summary>A district on a real store: files go in as the grain takes them in, and lists come out.</summary>
internal sealed class TestDistrict : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2026, 10, 5);

    private readonly DirectoryInfo folder;
    private readonly SqliteStore store;
    private readonly SqliteKeyStore keys;

    private TestDistrict(DirectoryInfo folder, SqliteStore store, SqliteKeyStore keys, KeyRing ring)
    {
        (this.folder, this.store, this.keys) = (folder, store, keys);
        Content = new ContentVault(store, ring);
        Directory = new(store, Content, new(store, store, TimeProvider.System));
    }

    public DistrictId Id { get; } = new(Guid.NewGuid());

    public IContent Content { get; }

    public RosterDirectory Directory { get; }

    public Roster Roster { get; private set; } = Roster.Empty;

    public static async Task<TestDistrict> Open()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("roster-");
        var keys = new SqliteKeyStore(Path.Combine(folder.FullName, "data", "keys.db"));
        var ring = await KeyRing.Open(keys, new([new(1, RandomNumberGenerator.GetBytes(32))]), TimeProvider.System);
        return new(folder, SqliteStore.Open(Path.Combine(folder.FullName, "data"), RosterTables.All, TimeProvider.System), keys, ring);
    }

    public Task<IReadOnlyList<(DistrictId District, Guid Owner, WrappedKey Key)>> Keys() => keys.All();

    public string Files => Path.Combine(folder.FullName, "data");

    private StreamKey Stream => new(Id, StreamKind.Roster, Id.Value);

    public async Task<Decision<RosterEvent>> Import(RosterFile file, DateOnly? on = null)
    {
        var prepared = await RosterImport.Prepare(Id, RosterFileBytes.Read(RosterFileBytes.Write(file)), Roster, Content, on ?? Day);
        var decision = prepared.Command.Decide(Roster);
        await Happens(decision.Events, prepared.Contents);
        return decision;
    }

    public async Task Happens(ImmutableArray<RosterEvent> events, IReadOnlyList<SealedItem>? contents = null)
    {
        if (events.IsEmpty)
        {
            return;
        }

        var after = events.Aggregate(Roster, Roster.Evolve);
        var outcome = await store.Append(new(
            Stream, Roster.Version, new(Guid.NewGuid(), Guid.Empty, new(new byte[32])), [.. events.Select(Catalogue.Write)], [],
            [.. RosterRows.Of(Roster, after, events)], contents ?? []));
        Assert.Equal(Outcome.Appended, outcome);
        Roster = after;
    }

    public async Task<IReadOnlyList<RosterEvent>> Stored() =>
        [.. (await store.Read(Stream)).Select(past => (RosterEvent)Catalogue.Read(past.Type, past.Body))];

    /// <summary>Whom this signs in.</summary>
    public Task<PersonId?> By(string login) => Directory.ByLogin(Id, login);

    public async Task<PersonId> Named(string name)
    {
        var names = await Directory.Names(Id, [.. Roster.People.Keys]);
        return names.Single(person => person.Value.Name == name).Key;
    }

    public Task<IReadOnlyList<T>> Query<T>(string sql, Func<IRow, T> map, params object?[] more) => store.Query(Id, sql, map, more);

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        keys.Dispose();
        folder.Delete(recursive: true);
    }
}
