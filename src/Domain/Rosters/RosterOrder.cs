using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>One order for what files give in any, so that the same content is always the same events.</summary>
public static class RosterOrder
{
    public static readonly IComparer<Digest> OfDigests = Comparer<Digest>.Create((left, right) => left.Bytes.Span.SequenceCompareTo(right.Bytes.Span));

    public static ImmutableArray<Membership> InOrder(this IEnumerable<Membership> memberships) =>
        [.. memberships.Distinct().OrderBy(membership => membership.Role).ThenBy(membership => membership.School?.Value).ThenBy(membership => membership.Days.From).ThenBy(membership => membership.Days.Until)];

    public static ImmutableArray<RoleWord> InOrder(this IEnumerable<RoleWord> words) =>
        [.. words.Distinct().OrderBy(word => word.Word, OfDigests).ThenBy(word => word.School?.Value).ThenBy(word => word.Days.From).ThenBy(word => word.Days.Until)];

    public static ImmutableArray<SubjectId> InOrder(this IEnumerable<SubjectId> subjects) => [.. subjects.Distinct().OrderBy(subject => subject.Value)];

    public static ImmutableArray<Digest> InOrder(this IEnumerable<Digest> digests) => [.. digests.Distinct().Order(OfDigests)];
}
