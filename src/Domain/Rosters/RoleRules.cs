namespace DistrictCoaching.Domain;

/// <summary>What assigning and withdrawing a role have in common.</summary>
public static class RoleRules
{
    public static bool IsDistrictWide(this Role role) => role is Role.DistrictLead or Role.DistrictAdministrator;

    /// <summary>District leads give and take every role; district administrators those at schools.</summary>
    public static bool MayAssign(this Roster roster, PersonId asker, Role role, DateOnly today) =>
        roster.Facts(asker) is { } facts
        && (facts.Is(Role.DistrictLead, today) || (facts.Is(Role.DistrictAdministrator, today) && !role.IsDistrictWide()));

    public static bool MayImport(this Roster roster, PersonId asker, DateOnly today) =>
        roster.Facts(asker) is { } facts && facts.MayImport(today);

    public static bool MayImport(this PersonFacts asker, DateOnly today) => asker.Is(Role.DistrictLead, today) || asker.Is(Role.DistrictAdministrator, today);
}
