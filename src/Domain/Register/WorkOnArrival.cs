using static DistrictCoaching.Domain.RegisterEvent;

namespace DistrictCoaching.Domain;

/// <summary>The steps of an import: each may be said again after a kill.</summary>
public static class WorkOnArrival
{
    public static readonly Refusal Exists = new("DISTRICT_EXISTS"), NotWhole = new("IMPORT_NOT_WHOLE"), Elsewhere = new("RELEASED_ELSEWHERE");

    /// <summary>Said before anything of it is written: from now on nobody else gets its slug.</summary>
    /// <param name="number">A new random one; an arrival that was begun before keeps its own.</param>
    public static Decision<RegisterEvent> Begin(Register register, DistrictId district, Slug slug, Guid number) =>
        !slug.Valid ? new Refusal("BAD_SLUG")
        : register.Districts.ContainsValue(district) ? Exists
        : register.Districts.ContainsKey(slug.Value) || register.Arrivals.Any(one => one.Value.Slug == slug && one.Key != district) ? new Refusal("SLUG_TAKEN")
        : register.Arrivals.GetValueOrDefault(district) is not { } begun ? [new ArrivalBegan(district, slug, number)]
        : begun.Slug == slug && begun.Archive is null ? []
        : [new ArrivalBegan(district, slug, begun.Number)];

    /// <summary>Said when all of it is written.</summary>
    public static Decision<RegisterEvent> Whole(Register register, DistrictId district, Guid archive, Digest digest) =>
        register.Arrivals.GetValueOrDefault(district) switch
        {
            null => Refusal.NotFound,
            { } arrival when arrival.Archive == archive => [],
            _ => [new ArrivalWhole(district, archive, digest)],
        };

    /// <summary>It is a district of this service, under its slug, if what was released is what is here, and was released for here.</summary>
    public static Decision<RegisterEvent> Open(Register register, DistrictId district, Guid number, Guid archive, Digest digest) =>
        register.Arrivals.GetValueOrDefault(district) switch
        {
            null => register.Districts.ContainsValue(district) ? [] : Refusal.NotFound,
            { } arrival when arrival.Number != number => Elsewhere,
            { } arrival when arrival.Archive != archive || arrival.Digest != digest => NotWhole,
            { } arrival => [new DistrictRegistered(district, arrival.Slug)],
        };

    /// <summary>It is not to come: its slug is free, and what was written of it goes.</summary>
    public static Decision<RegisterEvent> Discard(Register register, DistrictId district) =>
        register.Arrivals.ContainsKey(district) ? [new ArrivalDiscarded(district)] : Refusal.NotFound;
}
