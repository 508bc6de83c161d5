using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>An operator keeps an exported district here: its archive can never be opened elsewhere, since it is not released any more.</summary>
public sealed record CallOffExport(OperatorOrder Order)
{
    public Decision<DistrictEvent> Decide(District district) =>
        district.IsGone ? Refusal.NotFound
        : district.HasMoved ? ReleaseDistrict.Moved
        : district.Archive is null ? []
        : [new DistrictExportCalledOff(Order)];
}
