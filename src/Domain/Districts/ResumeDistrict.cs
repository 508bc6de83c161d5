using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>An operator has a suspended district work again; a deletion that was ordered is called off.</summary>
public sealed record ResumeDistrict(OperatorOrder Order)
{
    public Decision<DistrictEvent> Decide(District district) =>
        district.IsGone ? Refusal.NotFound
        : district.State == DistrictState.Active ? []
        : [new DistrictResumed(Order)];
}
