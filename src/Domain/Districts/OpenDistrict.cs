using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>An operator takes over a district that was released where it came from. It stays suspended until it is resumed.</summary>
/// <param name="Archive">The archive that was released.</param>
public sealed record OpenDistrict(OperatorOrder Order, Guid Archive)
{
    public Decision<DistrictEvent> Decide(District district) =>
        district.IsGone ? Refusal.NotFound
        : district.Arrived == Archive ? []    // begun by an earlier try
        : district.Archive != Archive || district.HasMoved ? ReleaseDistrict.Stale
        : [new DistrictArrived(Order, Archive)];
}
