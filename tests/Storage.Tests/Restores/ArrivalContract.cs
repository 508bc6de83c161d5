using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;
using static DistrictCoaching.Domain.RegisterEvent;

namespace DistrictCoaching.Storage.Tests.Restores;

/// <summary>Districts that came, went or were to go while the part that is gone was lived.</summary>
public abstract class ArrivalContract(Stores stores, Stores restores) : RestoreCase(stores, restores)
{
    private static readonly DistrictId Lake = new(Guid.NewGuid());
    private static readonly Guid Number = Guid.NewGuid(), Archive = Guid.NewGuid();
    private static readonly OperatorOrder Order = new(new("operator"), new(new(Guid.NewGuid()), new(new byte[32])));
    private static readonly DistrictEvent Founded = new DistrictEvent.DistrictFounded(DistrictKind.Live, new("America/Chicago"), Order.Reason);
    private static readonly StreamKey OfLake = new(Lake, StreamKind.District, Lake.Value), Tess = new(Lake, StreamKind.Teacher, Guid.NewGuid());
    private readonly TeacherEvent.ConsentGranted granted = new(
        new(Guid.NewGuid()), new(Guid.NewGuid()), PartnerKind.Coach, PresetKind.ThinkTogether, Talk, new(new(2026, 9, 1), new(2027, 1, 15)), null, new(Guid.NewGuid()), null, new(2026, 9, 1));

    [Fact]
    public async Task A_district_that_came_after_the_point_comes_again_before_anything_opens_and_what_ended_in_it_ends()
    {
        await Later(OfRegister, new ArrivalBegan(Lake, new("lake"), Number));
        await Come(Later);
        await Later(Tess, new TeacherEvent.ConsentWithdrawn(granted.Consent));
        Assert.Equal("ARRIVAL_MISSING", (await Assert.ThrowsAsync<StorageException>(() => Reopen())).Code);
        Assert.Equal(new(new("lake"), Number), (await Check().Register(default)).Arrivals[Lake]);    // for no other number was it released
        Assert.True(await Check().IsBehind());
        await Come(Again);
        Assert.NotNull(await Reopen());
        Assert.True((await Restored(Tess)).Consents.Single().Over);
        Assert.False(await Check().IsBehind());
    }

    [Fact]
    public async Task A_district_that_came_after_the_point_and_is_given_up_holds_nothing_up()
    {
        await Later(OfRegister, new ArrivalBegan(Lake, new("lake"), Number));
        await Come(Later);
        await Assert.ThrowsAsync<StorageException>(() => Reopen());
        await Ring.DestroyAll(Lake, default);
        await Again(OfRegister, new ArrivalDiscarded(Lake));
        Assert.NotNull(await Reopen());
        Assert.False(await Check().IsBehind());
    }

    [Fact]
    public async Task One_that_is_given_up_holds_nothing_up_though_its_key_came_back_with_the_key_store()
    {
        await Later(OfRegister, new ArrivalBegan(Lake, new("lake"), Number));
        await Come(Later);
        await Ring.Derive(Lake, "test", default);
        CopyKeys("copy.db");
        await Ring.DestroyAll(Lake, default);
        Assert.NotNull(await Reopen(ring: await OpenRing("copy.db")));
    }

    [Fact]
    public async Task One_that_is_given_up_holds_nothing_up_though_the_ledger_does_not_know()
    {
        await Later(OfRegister, new ArrivalBegan(Lake, new("lake"), Number));
        await Come(Later);
        Ring.Ledger = null;
        await Ring.DestroyAll(Lake, default);
        Assert.NotNull(await Reopen());
    }

    [Fact]
    public async Task What_is_being_imported_stays_as_it_came()
    {
        await Both(OfRegister, new ArrivalBegan(Lake, new("lake"), Number));
        await Both(OfLake, Founded);
        await Both(Tess, granted);
        await Sign();
        await Later(new(District, StreamKind.Teacher, Guid.NewGuid()), new TeacherEvent.ContentErased());
        Assert.NotNull(await Reopen(doubt: true));
        Assert.Single(await Said(Tess));
        Assert.Single(await Said(OfLake));
    }

    [Fact]
    public async Task A_district_that_was_released_is_released_for_ever_and_told_nothing_more()
    {
        var (exported, moved) = (new DistrictEvent.DistrictExported(Order, Archive), new DistrictEvent.DistrictMoved(Order, Archive, new(new byte[32]), Number));
        await Both(OfDistrict, new DistrictEvent.DistrictSuspended(Order));
        await Later(OfDistrict, exported);
        await Later(OfDistrict, moved);
        Assert.NotNull(await Reopen(doubt: true));
        Assert.Equal([exported, moved], (await Said(OfDistrict)).Skip(2));
    }

    [Fact]
    public async Task What_undoes_a_stop_is_said_again_only_where_it_is_known_to_have_been_made()
    {
        await Both(OfDistrict, new DistrictEvent.DistrictSuspended(Order));
        var teacher = Teacher();
        await Both(teacher, granted);
        await Ask(OfDistrict, 2, new DistrictEvent.DistrictResumed(Order));
        await Ask(teacher, 1, new TeacherEvent.ConsentWithdrawn(granted.Consent));
        Assert.False(await Check().IsBehind());    // its process died: most likely before it was made
        Assert.NotNull(await Reopen(doubt: true));
        Assert.DoesNotContain(await Said(OfDistrict), said => said is DistrictEvent.DistrictResumed);
        Assert.True((await Restored(teacher)).Consents.Single().Over);
    }

    [Fact]
    public async Task What_nobody_can_take_back_is_said_again_only_where_it_is_known_to_have_been_made()
    {
        var began = new DeletionBegan(District, Order.By, Stores.Clock.GetUtcNow(), new(0, 0, 0, 0, 0, 0, 0), 0, new(new byte[32]));
        await Both(OfDistrict, new DistrictEvent.DistrictSuspended(Order));
        await Both(OfDistrict, new DistrictEvent.DistrictExported(Order, Archive));
        await Ask(OfDistrict, 3, new DistrictEvent.DistrictExportCalledOff(Order));
        await Ask(OfDistrict, 3, new DistrictEvent.DistrictDeletionBegan());
        await Ask(OfRegister, 1, began);
        await Later(Teacher(), new TeacherEvent.ContentErased());
        Assert.False((await Reopen())!.InDoubt);
        Assert.Equal([typeof(DistrictEvent.DistrictFounded), typeof(DistrictEvent.DistrictSuspended), typeof(DistrictEvent.DistrictExported), typeof(DistrictEvent.DistrictRestored)], (await Said(OfDistrict)).Select(said => said.GetType()));
        Assert.DoesNotContain(began, await Said(OfRegister));
    }

    [Fact]
    public async Task Where_the_keys_are_gone_a_deletion_that_nobody_knows_to_have_begun_has_begun()
    {
        var began = new DeletionBegan(District, Order.By, Stores.Clock.GetUtcNow(), new(0, 0, 0, 0, 0, 0, 0), 0, new(new byte[32]));
        await Both(OfDistrict, new DistrictEvent.DistrictSuspended(Order));
        await Ask(OfDistrict, 2, new DistrictEvent.DistrictDeletionBegan());
        await Ask(OfRegister, 1, began);
        await Ring.DestroyAll(District, default);
        Assert.NotNull(await Reopen(doubt: true));
        Assert.IsType<DistrictEvent.DistrictDeletionBegan>((await Said(OfDistrict))[^1]);
        Assert.Contains(began, await Said(OfRegister));
    }

    [Fact]
    public async Task What_was_asked_for_and_not_made_is_not_said_again()
    {
        var teacher = Teacher();
        await Both(teacher, granted);
        var asked = Storage.Endings.Of(Given.Change(teacher, 1, Catalogue.Write(new TeacherEvent.ConsentWithdrawn(granted.Consent))), Stores.Clock.GetUtcNow())!;
        Assert.True(await Ledger.Keep(asked));
        await Ledger.Tell(new(Stores.Clock.GetUtcNow(), asked.Entry, Done: false));
        await Later(Teacher(), new TeacherEvent.ContentErased());
        Assert.NotNull(await Reopen());
        Assert.False((await Restored(teacher)).Consents.Single().Over);
    }

    [Fact]
    public async Task It_stays_closed_until_sign_ins_are_ended_too()
    {
        await Later(Teacher(), new TeacherEvent.ContentErased());
        await Assert.ThrowsAsync<TimeoutException>(() => Reopen(endSignIns: () => Task.FromException(new TimeoutException())));
        Assert.True(await Check().IsBehind());
        Assert.NotNull(await Reopen());
        Assert.False(await Check().IsBehind());
    }

    private async Task Come(Func<StreamKey, object, Task> at)
    {
        await at(OfLake, Founded);
        await at(Tess, granted);
        await at(OfRegister, new ArrivalWhole(Lake, Archive, new(new byte[32])));
        await at(OfLake, new DistrictEvent.DistrictArrived(Order, Archive));
        await at(OfRegister, new DistrictRegistered(Lake, new("lake")));
    }

    /// <summary>An append that is asked for, and whose process dies.</summary>
    private async Task Ask(StreamKey stream, long version, object happened) =>
        Assert.True(await Ledger.Keep(Storage.Endings.Of(Given.Change(stream, version, Catalogue.Write(happened)), Stores.Clock.GetUtcNow())!));
}
