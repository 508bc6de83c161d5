using static DistrictCoaching.Domain.DistrictEvent;

namespace DistrictCoaching.Domain;

/// <summary>An operator lets a district go for ever to where its archive was imported: only then can it be opened there, and here nothing more happens in it but its deletion.</summary>
/// <param name="Archive">The archive that was imported.</param>
/// <param name="Digest">Of all that is in it.</param>
/// <param name="Arrival">The number of the place where it was imported: nowhere else can it be opened.</param>
public sealed record ReleaseDistrict(OperatorOrder Order, Guid Archive, Digest Digest, Guid Arrival)
{
    /// <summary>What everybody is told who wants anything of the district where it was.</summary>
    public static readonly Refusal Moved = new("DISTRICT_MOVED");

    /// <summary>The archive is not the newest of its district, or something happened since.</summary>
    public static readonly Refusal Stale = new("EXPORT_STALE");

    public Decision<DistrictEvent> Decide(District district) =>
        district.IsGone ? Refusal.NotFound
        : district.MovedTo is { } place ? district.Archive == Archive && place == Arrival ? [] : Moved    // said before: the release is written again, for the same place alone
        : district.Archive != Archive ? Stale
        : [new DistrictMoved(Order, Archive, Digest, Arrival)];
}
