using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>An operator has a suspended district work again; a deletion that was ordered is called off. One that was exported is not, so that it cannot live twice.</summary>
public sealed record ResumeDistrict(OperatorOrder Order)
{
    public Decision<DistrictEvent> Decide(District district) =>
        district.IsGone ? Refusal.NotFound
        : district.HasMoved ? ReleaseDistrict.Moved
        : district.Archive is not null ? new Refusal("DISTRICT_EXPORTED")
        : district.State == DistrictState.Active ? []
        : [new DistrictResumed(Order)];
}
