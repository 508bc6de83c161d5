using System.Collections.Immutable;
using System.Diagnostics;
using static DistrictCoaching.Domain.RegisterEvent;

namespace DistrictCoaching.Domain;

/// <summary>Which slug stands for which district.</summary>
public sealed record Register
{
    public ImmutableDictionary<string, DistrictId> Districts { get; init; } = ImmutableDictionary<string, DistrictId>.Empty;

    public static Register Evolve(Register register, RegisterEvent happened) => happened switch
    {
        DistrictRegistered e => register with { Districts = register.Districts.SetItem(e.Slug.Value, e.District) },
        _ => throw new UnreachableException($"No rule evolves the register by {happened.GetType().Name}."),
    };
}
