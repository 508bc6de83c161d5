using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>A district lead sets the district's policy within the product's bounds.</summary>
public sealed record SetPolicy(PersonFacts? By, Policy Policy, DateOnly Today)
{
    public Decision<DistrictEvent> Decide(District district) =>
        By is null || !By.Is(Role.DistrictLead, Today) ? Refusal.NotAllowed
        : !Policy.Valid ? new Refusal("POLICY_OUT_OF_RANGE")
        : district.Policy == Policy ? []
        : [new PolicySet(Policy)];
}
