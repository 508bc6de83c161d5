using System.Collections.Immutable;

namespace DistrictCoaching.Domain;

/// <summary>Who may be a partner in which capacity.</summary>
internal static class Serving
{
    extension(PartnerKind kind)
    {
        /// <summary>A coach serves as coach; any active colleague who is coached herself may be a peer.</summary>
        public bool ServedBy(PersonFacts partner, DateOnly today) => kind switch
        {
            PartnerKind.Coach => partner.Is(Role.Coach, today),
            PartnerKind.Peer => partner.Is(Role.Teacher, today) || partner.Is(Role.Staff, today),
            _ => false,
        };

        /// <summary>Whether the partner serves in that capacity at any of these schools on a day; a coach of the whole district serves all.</summary>
        public bool ServedAt(PersonFacts partner, ImmutableHashSet<SchoolId> schools, DateOnly day) => partner.Memberships.Any(membership => membership.Days.Has(day) && kind switch
        {
            PartnerKind.Coach => membership.Role == Role.Coach && (membership.School is not { } school || schools.Contains(school)),
            PartnerKind.Peer => membership.Role is Role.Teacher or Role.Staff && membership.School is { } school && schools.Contains(school),
            _ => false,
        });
    }
}
