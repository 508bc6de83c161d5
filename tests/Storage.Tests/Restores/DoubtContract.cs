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
