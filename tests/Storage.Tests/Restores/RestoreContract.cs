using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;
using static DistrictCoaching.Domain.TeacherEvent;

namespace DistrictCoaching.Storage.Tests.Restores;

public abstract class RestoreContract(Stores stores, Stores restores) : RestoreCase(stores, restores)
{
    [Fact]
    public async Task A_database_that_lacks_what_ended_or_was_signed_stays_closed_and_one_that_lacks_nothing_opens()
    {
        var (teacher, granted) = (Teacher(), Grant());
        await Both(teacher, granted);
        await Sign();
        await Check().Check();
        await Later(teacher, new ConsentWithdrawn(granted.Consent));
        await Check(Store).Check();
        Assert.Equal("DATABASE_RESTORED", (await Assert.ThrowsAsync<StorageException>(() => Check().Check())).Code);
    }

    [Fact]
    public async Task What_was_signed_and_is_gone_keeps_it_closed_though_nothing_ended()
    {
        var (teacher, granted) = (Teacher(), Grant());
        await Both(teacher, granted);
        await Sign();
        await Later(teacher, new ConsentResumed(granted.Consent, new(new(2026, 9, 1), new(2027, 1, 15))));
        await Sign();
        await Later(Teacher(), Grant());
        await Sign();
        Assert.True(await Check().IsBehind());
        Assert.False(await Check(Store).IsBehind());
        Assert.Equal(1, (await Reopen())!.Held);
        Assert.True((await Restored(teacher)).Consents.Single().Held);
    }

    [Fact]
    public async Task What_ended_is_ended_what_was_touched_waits_and_what_was_not_stays_as_it_was()
    {
        var (withdrawn, paused, touched, other, quiet) = (Teacher(), Teacher(), Teacher(), Teacher(), Teacher());
        var (first, second, third) = (Grant(), Grant(), new PersonId(Guid.NewGuid()));
        await Both(withdrawn, first);
        await Both(withdrawn, Grant());
        await Both(paused, second);
        await Both(touched, Grant());
        await Both(other, Grant(third));
        await Both(other, Grant());
        await Both(quiet, Grant());
        await Sign();
        await Later(withdrawn, new ConsentWithdrawn(first.Consent));
        await Later(paused, new ConsentPaused(second.Consent, new(2026, 9, 1)));
        await Later(OfRoster, new RosterEvent.MembershipsChanged(new(touched.Id), []));
        await Later(OfRoster, new RosterEvent.MembershipsChanged(third, []));
        Assert.Equal((3, false), ((await Reopen())!.Held, await Check().IsBehind()));

        Assert.Equal([true, false], (await Restored(withdrawn)).Consents.Select(consent => consent.Over));
        Assert.True((await Restored(withdrawn)).Consents[1].Held);
        Assert.Equal((false, true), ((await Restored(paused)).Consents[0].Held, (await Restored(paused)).Consents[0].PausedOn(new(2026, 9, 2))));
        Assert.True((await Restored(touched)).Consents[0].Held);
        Assert.Equal([true, false], (await Restored(other)).Consents.Select(consent => consent.Held));
        Assert.True((await Restored(quiet)).Consents[0].LiveOn(new(2026, 9, 2)));
        var live = await Old.Database.Query(District, "select distinct stream from live_days where tenant = $1 and until_day >= $2", row => row.Id(0), [new DateOnly(2026, 9, 2)]);
        Assert.Equal(new[] { other.Id, quiet.Id }.Order(), live.Order());
        Assert.Null(await Reopen());
    }

    [Fact]
    public async Task Killed_before_any_append_it_goes_on_and_says_nothing_twice()
    {
        var (teachers, deleted) = (new[] { Teacher(), Teacher(), Teacher() }, new OperatorOrder(new("operator"), new(new(Guid.NewGuid()), new(new byte[32]))));
        var granted = teachers.ToDictionary(teacher => teacher, _ => Grant());
        foreach (var teacher in teachers)
        {
            await Both(teacher, granted[teacher]);
        }

        await Sign();
        await Later(teachers[0], new ConsentWithdrawn(granted[teachers[0]].Consent));
        await Later(teachers[1], new ContentErased());
        await Later(OfDistrict, new DistrictEvent.DistrictSuspended(deleted));
        await Sign();
        var killed = 0;
        for (Reopened? done = null; done is null; killed++)
        {
            try
            {
                done = await Reopen(dies: killed);
            }
            catch (IOException)
            {
                Assert.True(await Check().IsBehind());
            }
        }

        Assert.Equal([granted[teachers[0]], new ConsentWithdrawn(granted[teachers[0]].Consent)], await Said(teachers[0]));
        Assert.Equal([granted[teachers[1]], new ContentErased(), new ConsentHeld(granted[teachers[1]].Consent, new(2026, 9, 1))], await Said(teachers[1]));
        Assert.Single(await Said(teachers[2]));
        Assert.Single(await new ContentVault(Old.Contents, Ring).Seal(District, [new ClearItem(teachers[1].Id, new(Guid.NewGuid()), new byte[1]) { Key = ContentKey.Of(new(teachers[1].Id), 1) }]));    // what she writes since is hers
        Assert.Equal([typeof(DistrictEvent.DistrictFounded), typeof(DistrictEvent.DistrictSuspended), typeof(DistrictEvent.DistrictRestored)], (await Said(OfDistrict)).Select(said => said.GetType()));
        Assert.False(await Check().IsBehind());
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
}
