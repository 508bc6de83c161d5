using System.Collections.Immutable;
using System.Diagnostics;
using static DistrictCoaching.Domain.SchoolEvent;

namespace DistrictCoaching.Domain;

/// <summary>What the events of one school add up to.</summary>
public sealed record School
{
    public ImmutableHashSet<PersonId> Introduced { get; init; } = [];

    public static School Evolve(School school, SchoolEvent happened) => happened switch
    {
        CoachIntroduced e => school with { Introduced = school.Introduced.Add(e.Coach) },
        _ => throw new UnreachableException($"No rule evolves a school by {happened.GetType().Name}."),
    };
}
