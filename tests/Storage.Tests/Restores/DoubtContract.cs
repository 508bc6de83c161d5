using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;
using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Storage.Tests.Restores;

/// <summary>Where nobody can say what is missing, and what comes after.</summary>
public abstract class DoubtContract(Stores stores, Stores restores) : RestoreCase(stores, restores)
{
    [Fact]
    public async Task Where_endings_could_not_be_kept_for_a_while_every_consent_waits_also_after_a_kill()
    {
        var (withdrawn, quiet) = (Teacher(), Teacher());
        var granted = Grant();
        await Both(withdrawn, granted);
        await Both(quiet, Grant());
        await Sign();
        await Later(withdrawn, new ConsentWithdrawn(granted.Consent));
        await Ledger.Keep(new EndingsMissed(Stores.Clock.GetUtcNow(), Stores.Clock.GetUtcNow()));
        await Assert.ThrowsAsync<IOException>(() => Reopen(dies: 1));
        Assert.True((await Reopen())!.InDoubt);
        Assert.True((await Restored(quiet)).Consents.Single().Held);
    }

    [Fact]
    public async Task A_gap_counts_where_the_clocks_of_two_silos_do_not_say_for_sure_that_it_was_before()
    {
        var (other, ended) = (Teacher(), Grant());
        await Both(Teacher(), Grant());
        await Ledger.Keep(new EndingsMissed(Stores.Clock.GetUtcNow(), Stores.Clock.GetUtcNow()));
        Stores.Clock.Advance(TimeSpan.FromMinutes(4));
        await Both(other, ended);
        await Both(other, new ConsentWithdrawn(ended.Consent));    // the database is of no earlier moment than this
        await Later(Teacher(), new ContentErased());
        Assert.True((await Reopen())!.InDoubt);
    }

    [Fact]
    public async Task A_gap_that_was_over_before_the_restored_point_counts_no_more()
    {
        var (other, ended) = (Teacher(), Grant());
        await Ledger.Keep(new EndingsMissed(Stores.Clock.GetUtcNow(), Stores.Clock.GetUtcNow()));
        Stores.Clock.Advance(TimeSpan.FromMinutes(6));
        await Both(other, ended);
        await Both(other, new ConsentWithdrawn(ended.Consent));
        await Later(Teacher(), new ContentErased());
        Assert.False((await Reopen())!.InDoubt);
    }

    [Fact]
    public async Task A_ledger_that_does_not_go_back_to_the_restored_point_leaves_every_consent_waiting()
    {
        var quiet = Teacher();
        await Both(quiet, Grant());
        await Ledger.DisposeAsync();
        Directory.Delete(Path.Combine(Place, "endings"), recursive: true);
        Stores.Clock.Advance(TimeSpan.FromMinutes(1));
        Folder.Make(Stores.Clock.GetUtcNow());    // begun after what was restored was written
        await Later(Teacher(), new ContentErased());
        Assert.True((await Reopen())!.InDoubt);
        Assert.True((await Restored(quiet)).Consents.Single().Held);
    }

    [Fact]
    public async Task A_second_place_that_knows_nothing_keeps_it_closed_until_every_consent_waits()
    {
        var (quiet, begun) = (Teacher(), Guid.NewGuid());
        await Both(quiet, Grant());
        Directory.Delete(Path.Combine(Place, "endings"), recursive: true);
        Assert.Equal("ENDINGS_MISSING", (await Assert.ThrowsAsync<StorageException>(() => Check().Check())).Code);
        Folder.MakeInDoubt(begun);    // and its process is killed
        var done = await Reopen();
        Assert.Equal((begun, true), (done!.Restore, done.InDoubt));
        Assert.True((await Restored(quiet)).Consents.Single().Held);
        await Check().Check();
    }

    [Fact]
    public async Task After_a_restore_the_journal_is_whole_says_so_and_is_signed_on()
    {
        var (teacher, granted) = (Teacher(), Grant());
        await Both(teacher, granted);
        await Sign();
        await Later(teacher, new ConsentPaused(granted.Consent, new(2026, 9, 1)));
        await Later(teacher, new ConsentWithdrawn(granted.Consent));
        await Later(Teacher(), Grant());
        await Sign();
        var verification = new JournalVerification(Old.Heads, Ring, new(Place));
        Assert.NotEmpty(await Breaks(verification));
        var done = await Reopen();
        Assert.Empty(await Breaks(verification));
        var restored = Assert.Single(await verification.Restores(District));
        Assert.Equal((done!.Restore, 2L, 1), (restored.Restore, restored.Before, restored.Streams));
        Assert.Empty(await new Checkpoints(Old.Heads, Old.Journal, Ring, new(Place), Stores.Clock).Sign());
        Assert.Empty(await Breaks(verification));
        await Check().Check();
    }

    [Fact]
    public async Task A_restore_to_before_another_restore_counts_what_ended_before_that_too()
    {
        var (teacher, granted) = (Teacher(), Grant());
        await Both(teacher, granted);
        await Later(teacher, new ConsentWithdrawn(granted.Consent));
        var (folder, before) = (Folder, Guid.NewGuid());
        folder.Take(before);    // by a restore of which this database knows nothing, and after which the service ran
        folder.SayOver(before);
        await Later(teacher, new ContentErased());
        Assert.True(await Check().IsBehind());
        var done = await Reopen();
        Assert.NotEqual(before, done!.Restore);
        Assert.Equal((true, 1), ((await Restored(teacher)).Consents.Single().Over, (await Restored(teacher)).Erasures));
        Assert.False(folder.IsOver(done.Restore));
        await Check().Check();
        Assert.True(folder.IsOver(done.Restore));
    }

    [Fact]
    public async Task Restored_once_more_to_a_later_point_before_it_was_opened_it_is_accounted_for_and_signed_on()
    {
        var (teacher, granted) = (Teacher(), Grant());
        await Both(teacher, granted);
        await Sign();
        await Later(teacher, new ConsentWithdrawn(granted.Consent));
        Assert.Empty((await Reopen())!.Breaks);
        Assert.True(await Check(Store).IsBehind());    // a newer backup, which knows nothing of that
        Assert.Empty((await Reopen(of: Store))!.Breaks);
        await Check(Store).Check();
        Assert.Empty(await Breaks(new(Store.Heads, Ring, new(Place))));
    }

    [Fact]
    public async Task What_a_restore_said_again_is_not_said_once_more_where_that_restore_is_undone()
    {
        var (teacher, granted) = (Teacher(), Grant());
        await Both(teacher, granted);
        await Later(teacher, new ConsentPaused(granted.Consent, new(2026, 9, 1)));
        await Later(teacher, new ContentErased());
        Assert.NotNull(await Reopen());
        await Check().Check();    // the service ran
        Assert.NotNull(await Reopen(of: Store));
        Assert.Single(await Store.Journal.Read(teacher), past => past.Type == "content.erased/1");
    }

    [Fact]
    public async Task What_waited_after_a_restore_in_doubt_waits_after_one_that_undoes_it_too()
    {
        var quiet = Teacher();
        await Both(quiet, Grant());
        await Both(Teacher(), new ContentErased());
        Folder.Take(Guid.NewGuid());
        Folder.SayDoubt(Folder.Restores.Single());
        Folder.SayOver(Folder.Restores.Single());
        Assert.True((await Reopen())!.InDoubt);
        Assert.True((await Restored(quiet)).Consents.Single().Held);
    }

    [Fact]
    public async Task Whoever_changes_the_database_meanwhile_stops_it()
    {
        var (teacher, granted) = (Teacher(), Grant());
        await Both(teacher, granted);
        await Later(teacher, new ConsentWithdrawn(granted.Consent));
        var refused = await Assert.ThrowsAsync<StorageException>(() => Reopen(meanwhile: () => Again(teacher, new ActivityConfirmed(default))));
        Assert.Equal("SERVICE_RUNNING", refused.Code);
        Assert.True(await Check().IsBehind());
    }

    [Fact]
    public async Task What_was_erased_stays_erased_though_the_key_store_is_restored_too() => await Erased(Old, whole: false);

    [Fact]
    public async Task What_was_erased_stays_erased_though_the_key_store_alone_is_restored() => await Erased(Store, whole: true);

    private async Task Erased(Opened of, bool whole)
    {
        var teacher = Teacher();
        await Both(teacher, Grant());
        var content = new ContentVault(of.Contents, Ring);
        var note = new ContentId(Guid.NewGuid());
        var text = (await content.Seal(District, [new ClearItem(teacher.Id, note, "Kept between us."u8.ToArray()) { Key = ContentKey.Of(new(teacher.Id), 0) }]))[0];
        Assert.Equal(Outcome.Appended, await of.Journal.Append(Given.Change(teacher, 1, Catalogue.Write(new ActivityConfirmed(default))) with { Contents = [text.Item] }));
        if (!whole)
        {
            await Later(teacher, new ActivityConfirmed(default));
        }

        CopyKeys("copy.db");
        await Later(teacher, new ContentErased());
        await content.Destroy(District, ContentKey.Of(new(teacher.Id), 0));
        var copy = await OpenRing("copy.db");
        var (vault, key) = (new ContentVault(of.Contents, copy), ContentKey.Of(new(teacher.Id), 0));
        Assert.Single(await vault.Open(District, [(teacher.Id, note)], key));
        Assert.Equal((1, whole), ((await Reopen(ring: copy, of: of))!.Keys, !await Check(of).IsBehind() && (await Check(of).Register(default)).Restores.Count == 0));
        Assert.Empty(await vault.Open(District, [(teacher.Id, note)], key));
        Assert.Single(await of.Journal.Read(teacher), past => past.Type == "content.erased/1");
    }

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

    private static async Task<List<Break>> Breaks(JournalVerification verification)
    {
        var breaks = new List<Break>();
        foreach (var district in await verification.Districts())
        {
            await foreach (var broken in verification.District(district))
            {
                breaks.Add(broken);
            }
        }

        return breaks;
    }
}
