using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>The waiting time is over: from now on the district cannot be resumed any more.</summary>
public sealed record BeginDeletion(DateTimeOffset Now)
{
    public Decision<DistrictEvent> Decide(District district) =>
        district.State == DistrictState.Deleted ? []
        : district.State != DistrictState.BeingDeleted || district.DeletionDue > Now ? Refusal.NotAllowed
        : [new DistrictDeletionBegan()];
}
