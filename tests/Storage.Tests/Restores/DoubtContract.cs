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
    public async Task A_second_place_that_knows_nothing_keeps_it_closed_until_every_consent_waits()
    {
        var quiet = Teacher();
        await Both(quiet, Grant());
        Assert.Equal("ENDINGS_MISSING", (await Assert.ThrowsAsync<StorageException>(() => Check().Check())).Code);
        Assert.True((await Reopen())!.InDoubt);
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
        var (folder, before) = (new EndingFolder(Place), Guid.NewGuid());
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
    public async Task What_was_erased_stays_erased_though_the_key_store_is_restored_too()
    {
        var teacher = Teacher();
        await Both(teacher, Grant());
        var content = new ContentVault(Old.Contents, Ring);
        var note = new ContentId(Guid.NewGuid());
        var text = (await content.Seal(District, [new ClearItem(teacher.Id, note, "Kept between us."u8.ToArray()) { Key = ContentKey.Of(new(teacher.Id), 0) }]))[0];
        Assert.Equal(Outcome.Appended, await Old.Journal.Append(Given.Change(teacher, 1, Catalogue.Write(new ActivityConfirmed(default))) with { Contents = [text.Item] }));
        await Later(teacher, new ActivityConfirmed(default));
        CopyKeys("copy.db");
        await Later(teacher, new ContentErased());
        await content.Destroy(District, ContentKey.Of(new(teacher.Id), 0));
        var copy = await OpenRing("copy.db");
        var (vault, key) = (new ContentVault(Old.Contents, copy), ContentKey.Of(new(teacher.Id), 0));
        Assert.Single(await vault.Open(District, [(teacher.Id, note)], key));
        await Reopen(ring: copy);
        Assert.Empty(await vault.Open(District, [(teacher.Id, note)], key));
        Assert.Equal(1, (await Restored(teacher)).Erasures);
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
        new EndingFolder(Place).Take(Guid.NewGuid());    // compared again, it would lack a restore
        Assert.Equal(2, (await journal.Read(teacher)).Count);
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
