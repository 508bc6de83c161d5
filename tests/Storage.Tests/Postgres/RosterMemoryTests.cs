using DistrictCoaching.Domain;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Storage.Tests.Postgres;

/// <summary>What is remembered of a roster is said while its version stands, and never afterwards.</summary>
public sealed class RosterMemoryTests(PostgresFixture fixture) : RosterCase(fixture)
{
    private readonly PersonId coach = new(Guid.NewGuid()), teacher = new(Guid.NewGuid()), asker = new(Guid.NewGuid());

    [Fact]
    public async Task What_was_asked_is_not_asked_again_until_the_roster_changes()
    {
        var (counted, server, clock) = (new Counted(Store), new Server(), new FakeTimeProvider());
        var directory = new RosterDirectory(counted, Content, new(Store, server, clock));
        await Happens([.. Listed(coach), .. Listed(teacher)]);
        await All();
        await All();    // pages, counts and names are remembered once it is known of which version they are
        var asked = counted.Questions;
        await All();
        Assert.Equal(asked, counted.Questions);

        await Happens(new RosterEvent.PersonLeft(teacher, Day));
        await All();
        Assert.True(counted.Questions > asked);
        await All();
        asked = counted.Questions;
        await All();
        Assert.Equal(asked, counted.Questions);

        clock.Advance(RosterMemory.Lasts - TimeSpan.FromTicks(1));
        await All();
        Assert.Equal(asked, counted.Questions);
        clock.Advance(RosterMemory.Lasts);
        await All();
        Assert.True(counted.Questions > asked);
        await All();
        asked = counted.Questions;

        for (var part = 1; part < 20; part++)
        {
            clock.Advance(RosterMemory.Longest / 20);
            await All();
            Assert.Equal(asked, counted.Questions);
        }

        clock.Advance(RosterMemory.Longest / 20);
        await All();
        Assert.True(counted.Questions > asked);    // however often it was asked about
        await All();
        asked = counted.Questions;

        server.ServerChanges++;    // of a restored database the same version may have come by other events
        await All();
        Assert.True(counted.Questions > asked);

        async Task All()
        {
            var facts = await directory.Facts(District, [coach, teacher, new(Guid.Empty)], asker);
            Assert.Equal(Roster.Version, facts.Version);
            Assert.Equal(new[] { coach, teacher }.ToDictionary(person => person, person => Roster.Facts(person)), facts.People.ToDictionary(one => one.Key, one => (PersonFacts?)one.Value));
            Assert.Equal(2, (await directory.Names(District, [coach, teacher], asker)).Count);
            var listed = new[] { coach, teacher }.Where(person => Roster.Facts(person)!.Active).OrderBy(person => person.Value).ToList();
            Assert.Equal(listed, (await directory.People(District, new(Day), null, 10)).Select(person => person.Person));
            Assert.Equal(listed.Take(1), (await directory.People(District, new(Day), null, 1)).Select(person => person.Person));
            Assert.Equal(listed.Skip(1), (await directory.People(District, new(Day), listed[0], 10)).Select(person => person.Person));
            Assert.Equal(listed.Count, await directory.Count(District, new(Day)));
            Assert.Equal(0, await directory.Count(District, new(Day, Role: Role.Staff)));
        }
    }

    [Fact]
    public async Task A_name_that_was_erased_is_gone_though_the_roster_did_not_change()
    {
        var content = new Erasing();
        var directory = new RosterDirectory(Store, content, new(Store, new Server(), TimeProvider.System));
        await Happens([.. Listed(coach)]);
        for (var looks = 0; looks < 3; looks++)
        {
            await directory.Facts(District, [coach], asker);
            Assert.Single(await directory.Names(District, [coach], asker));
        }

        content.Erased = true;
        Assert.Empty(await directory.Names(District, [coach], asker));
    }

    [Fact]
    public async Task What_was_read_while_the_roster_changed_is_not_remembered()
    {
        var counted = new Counted(Store);
        var directory = new RosterDirectory(counted, Content, new(Store, new Server(), TimeProvider.System));
        await Happens([.. Listed(coach)]);
        await directory.Facts(District, [coach], asker);
        counted.Then = () => Happens([.. Listed(teacher)]);
        Assert.Single((await directory.People(District, new(Day), null, 10)));
        await directory.Facts(District, [coach], asker);
        Assert.Equal(2, (await directory.People(District, new(Day), null, 10)).Count);
    }

    [Fact]
    public async Task What_came_late_is_not_remembered_as_of_a_later_version()
    {
        var counted = new Counted(Store);
        var directory = new RosterDirectory(counted, Content, new(Store, new Server(), TimeProvider.System));
        await Happens([.. Listed(coach), .. Listed(teacher)]);
        counted.Then = async () =>
        {
            await Happens(new RosterEvent.PersonLeft(coach, Day));
            await directory.Facts(District, [teacher], asker);
        };
        Assert.True((await directory.Facts(District, [coach], asker)).People[coach].Active);    // as it was when it was asked
        Assert.False((await directory.Facts(District, [coach], asker)).People[coach].Active);
    }

    [Fact]
    public async Task Whom_somebody_asked_of_shows_to_nobody_else_in_what_it_costs_to_be_told()
    {
        PersonId principal = new(Guid.NewGuid()), never = new(Guid.NewGuid());
        var counted = new Counted(Store);
        var directory = new RosterDirectory(counted, Content, new(Store, new Server(), TimeProvider.System));
        await Happens([.. Listed(coach), .. Listed(teacher), .. Listed(never), .. Listed(principal)]);
        await Says(teacher, Granted(coach));
        for (var looks = 0; looks < 3; looks++)
        {
            Assert.Equal(teacher, Assert.Single((await new Caseload(counted, directory).Page(District, coach, Day, null, 10)).Page).Person);
            Assert.Single(await directory.Entries(District, [principal], principal));
        }

        var (hers, others) = (await Cost(teacher), await Cost(never));
        Assert.Equal(others, hers);
        Assert.Equal(2, hers);
        Assert.Equal(0, await Cost(teacher));
        Assert.Equal(1, await Asked(() => new Caseload(counted, directory).Page(District, coach, Day, null, 10)));    // only what is not the roster's

        Task<int> Cost(PersonId person) => Asked(() => directory.Entries(District, [person], principal));

        async Task<int> Asked(Func<Task> ask)
        {
            var before = counted.Questions;
            await ask();
            return counted.Questions - before;
        }
    }

    private sealed class Server : IServerChanges
    {
        public long ServerChanges { get; set; }
    }

    private sealed class Erasing : IContent
    {
        public bool Erased { get; set; }

        public async Task<IReadOnlyDictionary<ContentId, ReadOnlyMemory<byte>>> Open(DistrictId district, IReadOnlyList<(Guid Owner, ContentId Item)> items, Guid? key = null, CancellationToken cancel = default) =>
            Erased ? new Dictionary<ContentId, ReadOnlyMemory<byte>>() : await Content.Open(district, items, key, cancel);

        public Task<IReadOnlyList<(ContentRef Reference, SealedItem Item)>> Seal(DistrictId district, IReadOnlyList<ClearItem> items, CancellationToken cancel = default) => throw new NotSupportedException();

        public Task<Reading> OpenFor(DistrictId district, PersonId reader, Guid owner, ContentId item, IReadOnlyList<Guard> guards, Guid? key = null, CancellationToken cancel = default) =>
            throw new NotSupportedException();

        public Task Destroy(DistrictId district, Guid key, CancellationToken cancel = default) => throw new NotSupportedException();

        public Task Erase(DistrictId district, Guid owner, CancellationToken cancel = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<Digest>> Blind(DistrictId district, string purpose, IReadOnlyList<string> values, CancellationToken cancel = default) => throw new NotSupportedException();
    }
}
