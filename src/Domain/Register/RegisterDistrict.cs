using static DistrictCoaching.Domain.RegisterEvent;

namespace DistrictCoaching.Domain;

/// <summary>An operator registers a district; its id is the operation's.</summary>
public sealed record RegisterDistrict(Guid Operation, Slug Slug)
{
    public Decision<RegisterEvent> Decide(Register register) =>
        !Slug.Valid ? new Refusal("BAD_SLUG")
        : register.Districts.TryGetValue(Slug.Value, out var holder) ? holder.Value == Operation && !register.Deletions.ContainsKey(holder) ? [] : new Refusal("SLUG_TAKEN")
        : register.Arrivals.Any(one => one.Value.Slug == Slug || one.Key.Value == Operation) ? new Refusal("SLUG_TAKEN")
        : register.Districts.ContainsValue(new(Operation)) ? Refusal.OperationReused    // or one district would have two slugs
        : [new DistrictRegistered(new(Operation), Slug)];
}
