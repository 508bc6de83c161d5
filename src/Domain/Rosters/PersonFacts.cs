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
    /// <summary>The days on which she was, is or will be sealed.</summary>
    public ImmutableArray<Days> Sealings { get; init; } = [];

    /// <summary>The schools where she did not always work, and since when she does.</summary>
    public ImmutableArray<EnteredSchool> Entered { get; init; } = [];

    /// <summary>Her other records, as a district lead said, confirmed or not: what forbids something to one of them forbids it to all.</summary>
    public ImmutableArray<PersonId> Others { get; init; } = [];

    /// <summary>Those of them whose history is hers to read: both sign-ins confirmed.</summary>
    public ImmutableArray<PersonId> Joined { get; init; } = [];

    /// <summary>Into whose record this one was merged. By itself it has no powers left: it can stop, read what is its own, erase it, and confirm.</summary>
    public PersonId? MergedInto { get; init; }

    /// <summary>Whether she is here now. Nothing of hers is live while she is away.</summary>
    public bool Active => !Absences.Any(away => away.Open);

    /// <summary>The day since which she is away; null where she is here.</summary>
    public DateOnly? AwaySince => Absences.Where(away => away.Open).Select(away => (DateOnly?)away.From).FirstOrDefault();

    /// <summary>Whether an id is of this person, under whatever record.</summary>
    public bool IsSame(PersonId person) => Person == person || Others.Contains(person);

    /// <summary>Whether she has the role on a day; an inactive person has none, and a merged record has none by itself.</summary>
    public bool Is(Role role, DateOnly day) => MergedInto is null && ActsAs(role, day);

    public bool Is(Role role, SchoolId school, DateOnly day) => MergedInto is null && On(day).Any(membership => membership.Role == role && membership.School == school);

    /// <summary>Whether she may look at what is her own as one who has this role; a merged record too.</summary>
    public bool ActsAs(Role role, DateOnly day) => On(day).Any(membership => membership.Role == role);

    /// <summary>Whether she evaluates everybody at a school on a day.</summary>
    public bool Evaluates(SchoolId school, DateOnly day) => On(day).Any(membership => membership.Role.Evaluates() && membership.School == school);

    /// <summary>The schools at which she works on a day, in any role.</summary>
    public ImmutableHashSet<SchoolId> Schools(DateOnly day) => [.. On(day).Select(membership => membership.School).OfType<SchoolId>()];

    /// <summary>The schools where she works on a day otherwise than as a coach.</summary>
    public ImmutableHashSet<SchoolId> Workplaces(DateOnly day) => [.. On(day).Where(membership => membership.Role is not Role.Coach).Select(membership => membership.School).OfType<SchoolId>()];

    /// <summary>Whether she has moved since a day: on another she works only at schools to which she came since.</summary>
    public bool MovedBetween(DateOnly since, DateOnly day) =>
        Workplaces(day) is { IsEmpty: false } now && now.All(school => Entered.Any(entry => entry.School == school && since <= entry.On));

    /// <summary>Whether her coaching is closed to whoever signs in as her.</summary>
    public bool SealedOn(DateOnly day) => Sealings.Any(days => days.Has(day));

    /// <summary>The last day of the sealing that a day is in; null where it is in none.</summary>
    public DateOnly? SealedUntil(DateOnly day) => Sealings.Where(days => days.Has(day)).Select(days => (DateOnly?)days.Until).Max();

    public bool Equals(PersonFacts? other) =>
        other is not null && Person == other.Person && Absences.SequenceEqual(other.Absences) && Sealings.SequenceEqual(other.Sealings) && Entered.SequenceEqual(other.Entered) && Joined.SequenceEqual(other.Joined)
        && Others.SequenceEqual(other.Others) && MergedInto == other.MergedInto
        && Memberships.SequenceEqual(other.Memberships);

    public override int GetHashCode() => HashCode.Combine(Person, Absences.Length, Memberships.Length);

    private IEnumerable<Membership> On(DateOnly day) => Active ? Memberships.Where(membership => membership.Days.Has(day)) : [];
}
