using static DistrictCoaching.Domain.DistrictEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Districts;

public sealed class DeleteDistrictTests
{
    private static readonly DateTimeOffset Due = new(2030, 10, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly OperatorOrder Order = new(new("operator"), Sealed());
    private static readonly DeleteDistrict Asked = new(Order, "hill", "hill", Due);
    private static readonly DistrictEvent
        Founded = new DistrictFounded(DistrictKind.Live, new("America/Chicago"), Sealed()), Suspended = new DistrictSuspended(Order), Resumed = new DistrictResumed(Order),
        Ordered = new DistrictDeletionOrdered(Order, Due), Began = new DistrictDeletionBegan();

    [Fact]
    public void A_suspended_one_is_deleted_when_its_time_has_come()
    {
        Assert.Equal([Ordered], Asked.Decide(Of(Founded, Suspended)).Events);
        Assert.Empty(Asked.Decide(Of(Founded, Suspended, Ordered)).Events);
        Assert.Equal((DistrictState.BeingDeleted, Due), (Of(Founded, Suspended, Ordered).State, Of(Founded, Suspended, Ordered).DeletionDue));
        Assert.Equal(Refusal.NotAllowed, new BeginDeletion(Due.AddTicks(-1)).Decide(Of(Founded, Suspended, Ordered)).Refusal);
        Assert.Equal([Began], new BeginDeletion(Due).Decide(Of(Founded, Suspended, Ordered)).Events);
        Assert.Empty(new BeginDeletion(Due).Decide(Of(Founded, Suspended, Ordered, Began)).Events);
    }

    [Fact]
    public void One_that_works_is_not_deleted() => Assert.Equal(new("DISTRICT_NOT_SUSPENDED"), Asked.Decide(Of(Founded)).Refusal);

    [Theory, InlineData(""), InlineData("Hill"), InlineData("hills")]
    public void The_slug_is_typed_as_it_is(string typed) => Assert.Equal(new("SLUG_DIFFERS"), (Asked with { Typed = typed }).Decide(Of(Founded, Suspended)).Refusal);

    [Fact]
    public void Resuming_calls_it_off()
    {
        Assert.Equal([Resumed], new ResumeDistrict(Order).Decide(Of(Founded, Suspended, Ordered)).Events);
        var resumed = Of(Founded, Suspended, Ordered, Resumed);
        Assert.Equal((DistrictState.Active, null), (resumed.State, resumed.DeletionDue));
        Assert.Equal(Refusal.NotAllowed, new BeginDeletion(Due).Decide(resumed).Refusal);
        Assert.Equal(Refusal.NotAllowed, new BeginDeletion(Due).Decide(Of(Founded, Suspended)).Refusal);
    }

    [Fact]
    public void Once_begun_nothing_brings_it_back()
    {
        var gone = Of(Founded, Suspended, Ordered, Began);
        Assert.Equal(Refusal.NotFound, new ResumeDistrict(Order).Decide(gone).Refusal);
        Assert.Equal(Refusal.NotFound, new SuspendDistrict(Order).Decide(gone).Refusal);
        Assert.Equal(Refusal.NotFound, Asked.Decide(gone).Refusal);
    }

    private static District Of(params DistrictEvent[] happened) => happened.Aggregate(new District(), District.Evolve);
}
