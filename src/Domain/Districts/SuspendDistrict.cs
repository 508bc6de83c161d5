using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>An operator suspends a district: from now on only stopping is done in it. No consent ends by that, and none gets longer.</summary>
public sealed record SuspendDistrict(OperatorOrder Order)
{
    /// <summary>What everybody is told who wants more than to stop.</summary>
    public static readonly Refusal Suspended = new("DISTRICT_SUSPENDED");

    public Decision<DistrictEvent> Decide(District district) =>
        district.IsGone ? Refusal.NotFound
        : district.State != DistrictState.Active ? []
        : [new DistrictSuspended(Order)];
}
