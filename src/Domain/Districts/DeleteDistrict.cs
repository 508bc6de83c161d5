using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>An operator orders that a suspended district be deleted after a waiting time; resuming calls it off.</summary>
/// <param name="Typed">The district's slug, typed again by whoever orders it.</param>
public sealed record DeleteDistrict(OperatorOrder Order, string Typed, string Slug, DateTimeOffset Due)
{
    public Decision<DistrictEvent> Decide(District district) =>
        district.IsGone ? Refusal.NotFound
        : district.State == DistrictState.Active ? new Refusal("DISTRICT_NOT_SUSPENDED")
        : Typed != Slug ? new Refusal("SLUG_DIFFERS")
        : district.State == DistrictState.BeingDeleted ? []
        : [new DistrictDeletionOrdered(Order, Due)];
}
