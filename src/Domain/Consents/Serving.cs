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
    }
}
