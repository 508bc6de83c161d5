using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>A district lead says what roster imports may do without her.</summary>
public sealed record SetImportPolicy(PersonFacts? By, ImportPolicy Policy, DateOnly Today)
{
    public Decision<DistrictEvent> Decide(District district) =>
        By is null || !By.Is(Role.DistrictLead, Today) ? Refusal.NotAllowed
        : !Policy.Valid ? new Refusal("IMPORT_POLICY_OUT_OF_RANGE")
        : district.Imports == Policy ? []
        : [new ImportPolicySet(Policy)];
}
