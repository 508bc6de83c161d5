using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>What travels and what is stored of imports, from one to the other.</summary>
internal static class ImportViews
{
    public static IReadOnlyList<ImportFinding> Stored(this IEnumerable<FindingView> findings) =>
        [.. findings.Select(finding => new ImportFinding(finding.File, finding.Line, finding.Column, finding.Code, finding.Severity, finding.Shape))];

    public static IReadOnlyList<ImportFinding> Counted(this IReadOnlyList<ImportFinding> findings, out FindingCounts counts)
    {
        int Of(Severity severity) => findings.Count(finding => finding.Severity == severity.ToString());
        counts = new(Of(Severity.File), Of(Severity.Row), Of(Severity.Warning));
        return findings;
    }

    public static ImportPlanDocument Document(this PlanView plan) => new(
        [.. plan.Changes.Select(change => new ImportChange(change.Entity, change.Action, change.Id, change.Role, change.School is { } school ? new SchoolId(school) : null))],
        [.. plan.Removals.Select(removal => new Removal(removal.Of, removal.Removed, removal.There))]);

    public static ImportPolicy Policy(this ImportPolicyView view) => new(view.AutoApply, Limit(view.People), Limit(view.Coaches), Limit(view.Roles), Limit(view.Schools));

    public static ImportPolicyView View(this ImportPolicy policy) => new(policy.AutoApply, View(policy.People), View(policy.Coaches), View(policy.Roles), View(policy.Schools));

    private static ImportLimit Limit(ImportLimitView view) => new(view.Count, view.Percent);

    private static ImportLimitView View(ImportLimit limit) => new(limit.Count, limit.Percent);
}
