using static DistrictCoaching.Domain.DistrictEvent;
using static DistrictCoaching.Domain.Tests.Given;

namespace DistrictCoaching.Domain.Tests.Districts;

public sealed class SuspendDistrictTests
{
    private static readonly OperatorOrder Order = new(new("operator"), Sealed());
    private static readonly DistrictEvent Founded = new DistrictFounded(DistrictKind.Live, new("America/Chicago"), Sealed()), Suspended = new DistrictSuspended(Order), Resumed = new DistrictResumed(Order);

    [Fact]
    public void Suspended_once_it_is_suspended_until_it_is_resumed()
    {
        Assert.Equal([Suspended], new SuspendDistrict(Order).Decide(Of(Founded)).Events);
        Assert.Empty(new SuspendDistrict(Order).Decide(Of(Founded, Suspended)).Events);
        Assert.Equal([Resumed], new ResumeDistrict(Order).Decide(Of(Founded, Suspended)).Events);
        Assert.Empty(new ResumeDistrict(Order).Decide(Of(Founded, Suspended, Resumed)).Events);
        Assert.Equal(
            [DistrictState.Active, DistrictState.Suspended, DistrictState.Active],
            new[] { Of(Founded), Of(Founded, Suspended), Of(Founded, Suspended, Resumed) }.Select(district => district.State));
    }

    [Fact]
    public void What_was_never_founded_can_be_neither()
    {
        Assert.Equal(Refusal.NotFound, new SuspendDistrict(Order).Decide(new()).Refusal);
        Assert.Equal(Refusal.NotFound, new ResumeDistrict(Order).Decide(new()).Refusal);
    }

    private static District Of(params DistrictEvent[] happened) => happened.Aggregate(new District(), District.Evolve);
}
