namespace DistrictCoaching.Domain;

/// <summary>Since when somebody works at a school where she did not before.</summary>
public sealed record EnteredSchool(SchoolId School, DateOnly On);

/// <summary>What a change of memberships says of where somebody works.</summary>
internal static class Transfer
{
    /// <summary>The schools to which she comes: open ones that were not among those where she worked last. None for somebody who worked at no school.</summary>
    public static IEnumerable<RosterEvent> Of(PersonId person, IEnumerable<Membership> before, IEnumerable<Membership> after, DateOnly today)
    {
        var known = Work(before).ToList();
        var last = known.Count == 0 ? today : known.Max(membership => membership.Days.Until);
        var where = known.Where(membership => membership.Days.Until >= (last < today ? last : today)).Select(membership => membership.School).ToHashSet();
        return where.Count == 0 ? [] : Work(after)
            .Where(membership => membership.Days.Until >= today && !where.Contains(membership.School))
            .GroupBy(membership => membership.School!.Value, membership => membership.Days.From)
            .OrderBy(school => school.Key.Value)
            .Select(school => new RosterEvent.SchoolEntered(person, school.Key, school.Min() > today ? school.Min() : today));
    }

    private static IEnumerable<Membership> Work(IEnumerable<Membership> memberships) => memberships.Where(membership => membership is { School: not null, Role: not Role.Coach });
}
