using System.Collections.Immutable;
using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>An operator's district begins: its kind, zone, name and first notices.</summary>
public sealed record FoundDistrict(DistrictKind Kind, ZoneName Zone, ContentRef Name, ImmutableArray<NoticePublished> Notices)
{
    public Decision<DistrictEvent> Decide(District district) =>
        district.Founded is not null ? []    // begun by an earlier try of the same registration
        : !Zone.Known ? new Refusal("UNKNOWN_ZONE")
        : !Enum.IsDefined(Kind) ? Refusal.NotFound
        : [new DistrictFounded(Kind, Zone, Name), .. Notices];
}
