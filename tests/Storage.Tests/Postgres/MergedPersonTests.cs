using System.Collections.Immutable;
using System.Security.Cryptography;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Postgres;
using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>What PostgreSQL says of merged records is what the rules say, as a whole and of each alone.</summary>
public sealed class MergedPersonTests(PostgresFixture fixture) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 9, 1);

    private readonly DistrictId district = new(Guid.NewGuid());
    private PostgresStore store = null!;

    public async ValueTask InitializeAsync()
    {
        var server = await fixture.Server();
        var name = await server.NewDatabase();
        var (writer, reader) = (name + "_writer", name + "_reader");
        await PostgresMigrations.Run(server.Connection(name, name + "_owner"), writer, reader, Tables.All);
        store = await PostgresStore.Open(server.Connection(name, writer), server.Connection(name, reader), Tables.All, TimeProvider.System, compares: false);
    }

    public ValueTask DisposeAsync() => store?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Facts_names_and_caseloads_follow_the_merge_its_confirmation_and_its_split()
    {
        PersonId teacher = new(Guid.NewGuid()), other = new(Guid.NewGuid()), coach = new(Guid.NewGuid());
        var content = new Clear();
        var (directory, caseload) = (new RosterDirectory(store, content), new Caseload(store));
        var roster = Roster.Empty;
        await Happens([.. new[] { teacher, other, coach }.SelectMany(Listed)]);
        var consent = new ConsentGranted(new(Guid.NewGuid()), coach, PartnerKind.Coach, PresetKind.ThinkTogether, Scope.Of([], [], []), Days.Since(Day), null, new(Guid.NewGuid()), null, Day);
        await Writes(new(district, StreamKind.Teacher, teacher.Value), 0, [Catalogue.Write(consent)], TeacherRows.Of(new(), Teacher.Evolve(new(), consent)));
        var evaluator = new EvaluatorAssigned(coach, Days.Since(Day));
        await Writes(new(district, StreamKind.Teacher, other.Value), 0, [Catalogue.Write(evaluator)], TeacherRows.Of(new(), Teacher.Evolve(new(), evaluator)));
        await Says([teacher]);

        await Happens(new RosterEvent.PersonsMerged(teacher, other, Day, coach));
        await Says([]);
        await Happens(new RosterEvent.MergeConfirmed(teacher, other, teacher), new RosterEvent.MergeConfirmed(teacher, other, other));
        await Says([]);
        await Happens(new RosterEvent.PersonsSplit(teacher, other, Day, coach));
        await Says([teacher]);

        async Task Says(IEnumerable<PersonId> live)
        {
            foreach (var asked in new PersonId[][] { [teacher], [other], [teacher, other, coach] })
            {
                var facts = (await directory.Facts(district, asked)).People;
                Assert.All(asked, person => Assert.Equal(roster.Facts(person), facts[person]));
            }

            var names = await directory.Names(district, [teacher, other]);
            Assert.Equal(roster.Facts(teacher)!.Joined.IsEmpty, names[teacher].Given != names[other].Given);
            Assert.Equal(live, await caseload.Of(district, coach, Day, null, 10));
        }

        async Task Happens(params ImmutableArray<RosterEvent> events)
        {
            var after = events.Aggregate(roster, Roster.Evolve);
            await Writes(new(district, StreamKind.Roster, district.Value), roster.Version, [.. events.Select(Catalogue.Write)], RosterRows.Of(roster, after, events));
            roster = after;
        }
    }

    private async Task Writes(StreamKey stream, long version, IReadOnlyList<Stored> events, IEnumerable<RowChange> rows) =>
        Assert.Equal(Outcome.Appended, await store.Append(new(stream, version, new(Guid.NewGuid(), Guid.Empty, Some()), events, [], [.. rows], [])));

    private static IEnumerable<RosterEvent> Listed(PersonId person) =>
    [
        new RosterEvent.PersonListed(person, Some(), new(new(Guid.NewGuid()), Some()), Some(), [Some()]),
        new RosterEvent.MembershipsChanged(person, [new(Role.Coach, null, Days.Since(Day)), new(Role.Teacher, new(Guid.NewGuid()), Days.Since(Day))]),
    ];

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
