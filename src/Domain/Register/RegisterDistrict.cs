using static DistrictCoaching.Domain.RegisterEvent;

namespace DistrictCoaching.Domain;

/// <summary>An operator registers a district; its id is the operation's.</summary>
public sealed record RegisterDistrict(Guid Operation, Slug Slug)
{
    public Decision<RegisterEvent> Decide(Register register) =>
        !Slug.Valid ? new Refusal("BAD_SLUG")
        : register.Districts.ContainsKey(Slug.Value) ? new Refusal("SLUG_TAKEN")
        : [new DistrictRegistered(new(Operation), Slug)];
}
