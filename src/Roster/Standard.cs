using System.Collections.Frozen;
using System.Collections.Immutable;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>The standard's names, as far as they are read.</summary>
internal static class Standard
{
    public static readonly FrozenSet<string> Files = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "manifest", "academicSessions", "categories", "classes", "classResources", "courses", "courseResources", "demographics", "enrollments", "lineItems",
        "orgs", "resources", "results", "users", "roles", "userProfiles", "userResources", "scoreScales", "lineItemScoreScales", "resultScoreScales",
        "lineItemLearningObjectiveIds", "resultLearningObjectiveIds");

    /// <summary>The files that are opened at all. Never demographics, whatever a package has.</summary>
    public static readonly ImmutableArray<string> Read = ["orgs", "academicSessions", "users", "roles", "userProfiles", "courses", "classes", "enrollments"];

    /// <summary>Which file a column refers to.</summary>
    public static readonly ImmutableArray<(string File, string Column, string Target)> Targets =
    [
        ("roles", "userSourcedId", "users"), ("courses", "orgSourcedId", "orgs"), ("classes", "courseSourcedId", "courses"), ("classes", "termSourcedIds", "academicSessions"),
        ("classes", "schoolSourcedId", "orgs"), ("enrollments", "classSourcedId", "classes"), ("enrollments", "userSourcedId", "users"),
    ];

    private static readonly FrozenSet<string> New = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "roles", "userProfiles", "userResources", "scoreScales", "lineItemScoreScales", "resultScoreScales", "lineItemLearningObjectiveIds", "resultLearningObjectiveIds");

    /// <summary>Whether a file is one of those that 1.2 added.</summary>
    public static bool IsNew(string file) => New.Contains(file);

    private static readonly FrozenSet<string> NotStaff = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "student", "guardian", "parent", "relative", "proctor");

    /// <summary>Whether a role's people are none of our business: they are passed over, not kept.</summary>
    public static bool IsOfNoStaff(string role) => NotStaff.Contains(role);

    private static readonly FrozenSet<string> Spelt = FrozenSet.Create(
        "administrator", "aide", "counselor", "districtAdministrator", "principal", "siteAdministrator", "systemAdministrator", "teacher");

    /// <summary>Whether a role is spelt as the standard spells it.</summary>
    public static bool Spells(string role) => Spelt.Contains(role);

    /// <summary>What a role of the standard is here; none for an unknown one.</summary>
    /// <param name="school">The school of the assignment; none for the whole district.</param>
    /// <param name="finding">A finding's code, where the role was read as something else.</param>
    public static Role? RoleOf(string role, string? school, out string? finding)
    {
        finding = null;
        switch (role.ToUpperInvariant())
        {
            case "TEACHER":
                return Role.Teacher;
            case "AIDE" or "COUNSELOR":
                return Role.Staff;
            case "PRINCIPAL" or "SITEADMINISTRATOR" when school is null:
                finding = "ROLE_WITHOUT_SCHOOL";
                return Role.Staff;
            case "ADMINISTRATOR" when school is null:
            case "DISTRICTADMINISTRATOR":
                return Role.DistrictLead;
            case "PRINCIPAL" or "SITEADMINISTRATOR" or "ADMINISTRATOR":
                return Role.SchoolLeader;
            case "SYSTEMADMINISTRATOR":
                return Role.DistrictAdministrator;
            case var extension when extension.StartsWith("EXT:", StringComparison.Ordinal):
                finding = "ROLE_NEEDS_ASSIGNMENT";
                return Role.Staff;
            default:
                return null;
        }
    }
}
