using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>A role that a person has on some days, at a school or (no school) in the whole district.</summary>
public sealed record Membership(Role Role, SchoolId? School, Days Days);

/// <summary>What the roster says of one person, as rules need it. Always true of one version of the roster, which guards the append.</summary>
/// <param name="Active">False where she is absent from the roster, on leave or deactivated: nothing of hers is live then.</param>
/// <param name="ReturnedOn">The day on which she was last back after an absence; what was granted before waits for her to resume it.</param>
/// <param name="AwayFrom">The day on which her last absence began.</param>
public sealed record PersonFacts(PersonId Person, bool Active, DateOnly? AwayFrom, DateOnly? ReturnedOn, ImmutableArray<Membership> Memberships)
{
    /// <summary>Whether she has the role on a day; an inactive person has none.</summary>
    public bool Is(Role role, DateOnly day) => On(day).Any(membership => membership.Role == role);

    public bool Is(Role role, SchoolId school, DateOnly day) => On(day).Any(membership => membership.Role == role && membership.School == school);

    /// <summary>The schools at which she works on a day, in any role.</summary>
    public ImmutableHashSet<SchoolId> Schools(DateOnly day) => [.. On(day).Select(membership => membership.School).OfType<SchoolId>()];

    private IEnumerable<Membership> On(DateOnly day) => Active ? Memberships.Where(membership => membership.Days.Has(day)) : [];
}
