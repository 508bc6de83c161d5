using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>An operator exports a suspended district into an archive, to move it to another service. From now on it is resumed here only after the export is called off; an earlier archive is worth nothing any more.</summary>
/// <param name="Archive">The archive's number: a new random one.</param>
public sealed record ExportDistrict(OperatorOrder Order, Guid Archive)
{
    public Decision<DistrictEvent> Decide(District district) =>
        district.IsGone ? Refusal.NotFound
        : district.HasMoved ? ReleaseDistrict.Moved
        : district.State != DistrictState.Suspended ? new Refusal("DISTRICT_NOT_SUSPENDED")
        : [new DistrictExported(Order, Archive)];
}
