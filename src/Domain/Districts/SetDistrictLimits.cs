using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>An operator sets all limits of one district anew. What is there already stays: a lower limit only refuses more of it.</summary>
public sealed record SetDistrictLimits(OperatorOrder Order, DistrictLimits Limits)
{
    public Decision<DistrictEvent> Decide(District district) =>
        district.IsGone ? Refusal.NotFound
        : district.HasMoved ? ReleaseDistrict.Moved
        : Limits.Wrong() is { Count: > 0 } wrong ? new Refusal("LIMITS_OUT_OF_RANGE", string.Join(", ", wrong))
        : district.Limits == Limits ? []
        : [new DistrictLimitsSet(Order, Limits)];
}
