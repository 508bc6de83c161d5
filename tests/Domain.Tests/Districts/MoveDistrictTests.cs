using static DistrictCoaching.Domain.DistrictEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Districts;

public sealed class MoveDistrictTests
{
    private static readonly Guid Archive = Guid.NewGuid(), Newer = Guid.NewGuid(), Place = Guid.NewGuid();
    private static readonly Digest All = Sealed().Commitment;
    private static readonly OperatorOrder Order = new(new("command-line"), Sealed());
    private static readonly DistrictEvent
        Founded = new DistrictFounded(DistrictKind.Live, new("America/Chicago"), Sealed()), Suspended = new DistrictSuspended(Order), Ordered = new DistrictDeletionOrdered(Order, DateTimeOffset.UnixEpoch),
        Exported = new DistrictExported(Order, Archive), Again = new DistrictExported(Order, Newer), CalledOff = new DistrictExportCalledOff(Order), Moved = new DistrictMoved(Order, Archive, All, Place),
        Arrived = new DistrictArrived(Order, Archive);

    [Fact]
    public void A_suspended_one_is_exported_as_often_as_one_likes()
    {
        Assert.Equal([Exported], new ExportDistrict(Order, Archive).Decide(Of(Founded, Suspended)).Events);
        Assert.Equal([Again], new ExportDistrict(Order, Newer).Decide(Of(Founded, Suspended, Exported)).Events);
        Assert.Equal(new("DISTRICT_NOT_SUSPENDED"), new ExportDistrict(Order, Archive).Decide(Of(Founded)).Refusal);
        Assert.Equal(new("DISTRICT_NOT_SUSPENDED"), new ExportDistrict(Order, Archive).Decide(Of(Founded, Suspended, Ordered)).Refusal);
        Assert.Equal(ReleaseDistrict.Moved, new ExportDistrict(Order, Newer).Decide(Of(Founded, Suspended, Exported, Moved)).Refusal);
        Assert.Equal(Refusal.NotFound, new ExportDistrict(Order, Archive).Decide(new()).Refusal);
    }

    [Fact]
    public void An_exported_one_is_resumed_only_after_that_was_called_off()
    {
        Assert.Equal(new("DISTRICT_EXPORTED"), new ResumeDistrict(Order).Decide(Of(Founded, Suspended, Exported)).Refusal);
        Assert.Equal([CalledOff], new CallOffExport(Order).Decide(Of(Founded, Suspended, Exported)).Events);
        Assert.Empty(new CallOffExport(Order).Decide(Of(Founded, Suspended, Exported, CalledOff)).Events);
        Assert.Equal([new DistrictResumed(Order)], new ResumeDistrict(Order).Decide(Of(Founded, Suspended, Exported, CalledOff)).Events);
    }

    [Fact]
    public void The_newest_archive_is_released_unless_it_was_called_off()
    {
        var release = new ReleaseDistrict(Order, Archive, All, Place);
        Assert.Equal([Moved], release.Decide(Of(Founded, Suspended, Exported)).Events);
        Assert.Empty(release.Decide(Of(Founded, Suspended, Exported, Moved)).Events);
        Assert.Equal(ReleaseDistrict.Stale, release.Decide(Of(Founded, Suspended, Exported, Again)).Refusal);
        Assert.Equal(ReleaseDistrict.Stale, release.Decide(Of(Founded, Suspended, Exported, CalledOff)).Refusal);
        Assert.Equal(ReleaseDistrict.Moved, (release with { Archive = Newer }).Decide(Of(Founded, Suspended, Exported, Moved)).Refusal);
        Assert.Equal(ReleaseDistrict.Moved, (release with { Arrival = Guid.NewGuid() }).Decide(Of(Founded, Suspended, Exported, Moved)).Refusal);    // one place alone
    }

    [Fact]
    public void What_has_moved_does_not_come_back_and_can_be_deleted()
    {
        var gone = Of(Founded, Suspended, Exported, Moved);
        Assert.Equal(ReleaseDistrict.Moved, new ResumeDistrict(Order).Decide(gone).Refusal);
        Assert.Equal(ReleaseDistrict.Moved, new CallOffExport(Order).Decide(gone).Refusal);
        Assert.Equal([Ordered], new DeleteDistrict(Order, "hill", "hill", DateTimeOffset.UnixEpoch).Decide(gone).Events);
        Assert.Equal(ReleaseDistrict.Moved, new ResumeDistrict(Order).Decide(Of(Founded, Suspended, Exported, Moved, Ordered)).Refusal);
    }

    [Fact]
    public void It_arrives_suspended_with_the_archive_that_was_released_and_can_go_on_from_there()
    {
        var open = new OpenDistrict(Order, Archive);
        Assert.Equal([Arrived], open.Decide(Of(Founded, Suspended, Exported)).Events);
        Assert.Empty(open.Decide(Of(Founded, Suspended, Exported, Arrived)).Events);
        Assert.Equal(ReleaseDistrict.Stale, open.Decide(Of(Founded, Suspended, Exported, Again)).Refusal);
        Assert.Equal(ReleaseDistrict.Stale, open.Decide(Of(Founded, Suspended, Exported, Moved)).Refusal);
        var here = Of(Founded, Suspended, Exported, Arrived);
        Assert.Equal(DistrictState.Suspended, here.State);
        Assert.Equal([new DistrictResumed(Order)], new ResumeDistrict(Order).Decide(here).Events);
        Assert.Equal([Again], new ExportDistrict(Order, Newer).Decide(here).Events);
    }

    private static District Of(params DistrictEvent[] happened) => happened.Aggregate(new District(), District.Evolve);
}
