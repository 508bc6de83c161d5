using System.Collections.Immutable;
using System.Security.Cryptography;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Postgres;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>A district's roster in a database of its own, whose people have no names.</summary>
public abstract class RosterCase(PostgresFixture fixture) : IAsyncLifetime
{
    internal static readonly DateOnly Day = new(2026, 9, 1);

    internal DistrictId District { get; } = new(Guid.NewGuid());

    internal PostgresStore Store { get; private set; } = null!;

    internal Roster Roster { get; private set; } = Roster.Empty;

    internal static IContent Content { get; } = new Clear();

    public async ValueTask InitializeAsync()
    {
        var server = await fixture.Server();
        var name = await server.NewDatabase();
        var (writer, reader) = (name + "_writer", name + "_reader");
        await PostgresMigrations.Run(server.Connection(name, name + "_owner"), writer, reader, Tables.All);
        Store = await PostgresStore.Open(server.Connection(name, writer), server.Connection(name, reader), Tables.All, TimeProvider.System, compares: false);
    }

    public async ValueTask DisposeAsync()
    {
        await (Store?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }

    internal async Task Happens(params ImmutableArray<RosterEvent> events)
    {
        var after = events.Aggregate(Roster, Roster.Evolve);
        await Writes(new(District, StreamKind.Roster, District.Value), Roster.Version, [.. events.Select(Catalogue.Write)], RosterRows.Of(Roster, after, events));
        Roster = after;
    }

    /// <summary>The first of a teacher's events.</summary>
    internal Task Says(PersonId teacher, TeacherEvent happened) =>
        Writes(new(District, StreamKind.Teacher, teacher.Value), 0, [Catalogue.Write(happened)], TeacherRows.Of(new(), Teacher.Evolve(new(), happened)));

    internal static TeacherEvent Granted(PersonId coach) =>
        new TeacherEvent.ConsentGranted(new(Guid.NewGuid()), coach, PartnerKind.Coach, PresetKind.ThinkTogether, Scope.Of([], [], []), Days.Since(Day), null, new(Guid.NewGuid()), null, Day);

    internal static IEnumerable<RosterEvent> Listed(PersonId person) =>
    [
        new RosterEvent.PersonListed(person, Some(), new(new(Guid.NewGuid()), Some()), Some(), [Some()]),
        new RosterEvent.MembershipsChanged(person, [new(Role.Coach, null, Days.Since(Day)), new(Role.Teacher, new(Guid.NewGuid()), Days.Since(Day))]),
    ];

    private async Task Writes(StreamKey stream, long version, IReadOnlyList<Stored> events, IEnumerable<RowChange> rows) =>
        Assert.Equal(Outcome.Appended, await Store.Append(new(stream, version, new(Guid.NewGuid(), Guid.Empty, Some()), events, [], [.. rows], [])));

    private static Digest Some() => new(RandomNumberGenerator.GetBytes(32));

    /// <summary>Whoever is asked for has the item's id for a name.</summary>
    private sealed class Clear : IContent
    {
        public Task<IReadOnlyDictionary<ContentId, ReadOnlyMemory<byte>>> Open(DistrictId district, IReadOnlyList<(Guid Owner, ContentId Item)> items, Guid? key = null, CancellationToken cancel = default) =>
            Task.FromResult<IReadOnlyDictionary<ContentId, ReadOnlyMemory<byte>>>(
                items.ToDictionary(item => item.Item, item => (ReadOnlyMemory<byte>)new PersonIdentity($"{item.Item.Value}", "", null, null).Write()));

        public Task<IReadOnlyList<(ContentRef Reference, SealedItem Item)>> Seal(DistrictId district, IReadOnlyList<ClearItem> items, CancellationToken cancel = default) => throw new NotSupportedException();

        public Task<Reading> OpenFor(DistrictId district, PersonId reader, Guid owner, ContentId item, IReadOnlyList<Guard> guards, Guid? key = null, CancellationToken cancel = default) =>
            throw new NotSupportedException();

        public Task Destroy(DistrictId district, Guid key, CancellationToken cancel = default) => throw new NotSupportedException();

        public Task Erase(DistrictId district, Guid owner, CancellationToken cancel = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<Digest>> Blind(DistrictId district, string purpose, IReadOnlyList<string> values, CancellationToken cancel = default) => throw new NotSupportedException();
    }
}
