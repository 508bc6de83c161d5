using DistrictCoaching.Storage.Tests.Contract;
using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Storage.Tests.Restores;

/// <summary>A service that runs while the database under it is exchanged.</summary>
public abstract class ExchangedContract(Stores stores, Stores restores) : RestoreCase(stores, restores)
{
    [Fact]
    public async Task A_running_service_answers_nothing_more_once_the_database_under_it_is_an_older_one()
    {
        var (teacher, granted, server) = (Teacher(), Grant(), new Server());
        await Both(teacher, granted);
        await Sign();
        await Later(teacher, new ConsentWithdrawn(granted.Consent));
        var watch = Watch(Check(), server);
        var (journal, snapshots) = (new LedgeredJournal(Old.Journal, Ledger, watch, Stores.Clock), new WatchedSnapshots(Old.Snapshots, watch));
        Assert.Single(await journal.Read(teacher));    // nothing says yet that it is another one
        server.ServerChanges++;
        foreach (var asked in new Func<Task>[]
        {
            () => journal.Read(teacher), () => journal.VersionAfter(teacher, Guid.NewGuid()), () => journal.Append(Given.Change(teacher, 1)), () => snapshots.Resume(teacher),
            () => new WatchedDatabase(Old.Database, watch).Query(District, "select stream from live_days where tenant = $1", row => row.Id(0), []),
        })
        {
            var refused = await Assert.ThrowsAsync<StorageException>(asked);
            Assert.Equal(("DATABASE_RESTORED", true), (refused.Code, StoreOutage.Is(refused)));    // to callers it is a store that does not answer
        }
    }

    [Fact]
    public async Task A_server_that_was_only_started_again_is_compared_once_and_goes_on()
    {
        var (teacher, granted, server) = (Teacher(), Grant(), new Server { ServerChanges = 3 });
        await Both(teacher, granted);
        await Later(teacher, new ConsentWithdrawn(granted.Consent));
        var journal = new LedgeredJournal(Store.Journal, Ledger, Watch(Check(Store), server), Stores.Clock);
        Assert.Equal(2, (await journal.Read(teacher)).Count);
        Folder.Take(Guid.NewGuid());    // compared again, it would lack a restore
        Assert.Equal(2, (await journal.Read(teacher)).Count);
    }

    [Fact]
    public async Task A_second_place_that_is_gone_when_the_server_is_another_one_answers_nothing_until_it_is_back()
    {
        var (teacher, server, away) = (Teacher(), new Server(), Place + ".away");
        await Both(teacher, Grant());
        await Sign();
        var journal = new LedgeredJournal(Store.Journal, Ledger, Watch(Check(Store), server), Stores.Clock);
        server.ServerChanges++;
        Directory.Move(Place, away);
        var refused = await Assert.ThrowsAsync<StorageException>(() => journal.Read(teacher));
        Assert.Equal(("ENDINGS_MISSING", true), (refused.Code, StoreOutage.Is(refused)));
        Directory.Move(away, Place);
        Assert.Single(await journal.Read(teacher));
    }

    [Fact]
    public async Task An_append_is_answered_by_no_database_that_took_the_place_of_another_meanwhile_and_none_is_begun_on_it()
    {
        var (teacher, granted, server) = (Teacher(), Grant(), new Server());
        await Both(teacher, granted);
        await Later(teacher, new ConsentWithdrawn(granted.Consent));
        var counted = new Counted(Old.Journal, () => server.ServerChanges++);
        var journal = new LedgeredJournal(counted, Ledger, Watch(Check(), server), Stores.Clock);
        Assert.Equal("DATABASE_RESTORED", (await Assert.ThrowsAsync<StorageException>(() => journal.Append(Given.Change(teacher, 1)))).Code);
        Assert.Equal("DATABASE_RESTORED", (await Assert.ThrowsAsync<StorageException>(() => journal.Append(Given.Change(teacher, 1)))).Code);
        Assert.Equal(1, counted.Appends);
    }

    /// <summary>A journal whose connection leads elsewhere from its first append on.</summary>
    private sealed class Counted(IJournal journal, Action changes) : IJournal
    {
        public int Appends { get; private set; }

        public Task<IReadOnlyList<Past>> Read(StreamKey stream, long after = 0, CancellationToken cancel = default) => journal.Read(stream, after, cancel);

        public Task<long?> VersionAfter(StreamKey stream, Guid operation, CancellationToken cancel = default) => journal.VersionAfter(stream, operation, cancel);

        public Task<Outcome> Append(Change change)
        {
            Appends++;
            changes();
            return journal.Append(change);
        }
    }
}
