using System.Collections.Immutable;
using System.Diagnostics;
using static DistrictCoaching.Domain.RegisterEvent;

namespace DistrictCoaching.Domain;

/// <summary>Which slug stands for which district. A deleted district keeps its slug, so that nobody comes to its addresses in its place.</summary>
public sealed record Register
{
    public ImmutableDictionary<string, DistrictId> Districts { get; init; } = ImmutableDictionary<string, DistrictId>.Empty;

    public ImmutableDictionary<DistrictId, Deletion> Deletions { get; init; } = ImmutableDictionary<DistrictId, Deletion>.Empty;

    /// <summary>Districts that are being imported, and are not districts of this service yet.</summary>
    public ImmutableDictionary<DistrictId, Arrival> Arrivals { get; init; } = ImmutableDictionary<DistrictId, Arrival>.Empty;

    /// <summary>The restores of the database that are accounted for.</summary>
    public ImmutableHashSet<Guid> Restores { get; init; } = [];

    public static Register Evolve(Register register, RegisterEvent happened) => happened switch
    {
        DistrictRegistered e => register with { Districts = register.Districts.SetItem(e.Slug.Value, e.District), Arrivals = register.Arrivals.Remove(e.District) },
        ArrivalBegan e => register with { Arrivals = register.Arrivals.SetItem(e.District, new(e.Slug, e.Arrival)) },
        ArrivalWhole e => register with { Arrivals = register.Arrivals.SetItem(e.District, register.Arrivals[e.District] with { Archive = e.Archive, Digest = e.Digest }) },
        ArrivalDiscarded e => register with { Arrivals = register.Arrivals.Remove(e.District) },
        DeletionBegan e => register with { Deletions = register.Deletions.Add(e.District, new(e)) },
        SignInsCounted e => register.Change(e.District, deletion => deletion with { SignIns = e.Counts }),
        SignInsDeleted e => register.Change(e.District, deletion => deletion with { SignInsGone = true }),
        DatabaseRestored e => register with { Restores = register.Restores.Add(e.Restore) },
        ContentDeleted e => register.Change(e.District, deletion => deletion with { ContentGone = true }),
        _ => throw new UnreachableException($"No rule evolves the register by {happened.GetType().Name}."),
    };

    private Register Change(DistrictId district, Func<Deletion, Deletion> change) => this with { Deletions = Deletions.SetItem(district, change(Deletions[district])) };
}
