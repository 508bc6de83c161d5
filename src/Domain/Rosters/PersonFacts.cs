using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>A role that a person has on some days, at a school or (no school) in the whole district.</summary>
public sealed record Membership(Role Role, SchoolId? School, Days Days)
{
    /// <summary>
    /// What is left of it once it stopped on a day. Roles at a school are had by whole days: who led and who worked there in the morning did so that day, and what it ended stays ended.
    /// A coach's powers stop at once, and that she worked there is left of the day; the district's stop at once too.
    /// </summary>
    public IEnumerable<Membership> StoppedOn(DateOnly day)
    {
        var before = this with { Days = Days.Before(day) };
        Membership[] left = (School, Role) switch
        {
            (null, _) => [before],
            (_, Role.Coach) => [before, this with { Role = Role.Staff, Days = Days.And(new(day, day)) }],
            _ => [this with { Days = Days.Before(day.AddDays(1)) }],
        };
        return left.Where(one => one.Days.Any);
    }
}

/// <summary>What the roster says of one person, as rules need it. Always true of one version of the roster, which guards the append.</summary>
/// <param name="Absences">All that ever were, in order: absent from the roster, on leave or deactivated. The one she is on has no end; one that ended on its own day has no day.</param>
public sealed record PersonFacts(PersonId Person, ImmutableArray<Days> Absences, ImmutableArray<Membership> Memberships)
{
    /// <summary>Whether she is here now. Nothing of hers is live while she is away.</summary>
    public bool Active => !Absences.Any(away => away.Open);

    /// <summary>Whether she has the role on a day; an inactive person has none.</summary>
    public bool Is(Role role, DateOnly day) => On(day).Any(membership => membership.Role == role);

    public bool Is(Role role, SchoolId school, DateOnly day) => On(day).Any(membership => membership.Role == role && membership.School == school);

    /// <summary>The schools at which she works on a day, in any role.</summary>
    public ImmutableHashSet<SchoolId> Schools(DateOnly day) => [.. On(day).Select(membership => membership.School).OfType<SchoolId>()];

    public bool Equals(PersonFacts? other) =>
        other is not null && Person == other.Person && Absences.SequenceEqual(other.Absences) && Memberships.SequenceEqual(other.Memberships);

    public override int GetHashCode() => HashCode.Combine(Person, Absences.Length, Memberships.Length);

    private IEnumerable<Membership> On(DateOnly day) => Active ? Memberships.Where(membership => membership.Days.Has(day)) : [];
}
