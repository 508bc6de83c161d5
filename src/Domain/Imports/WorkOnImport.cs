namespace DistrictCoaching.Domain;

/// <summary>What the service itself says of an import that it works on; where the import went another way meanwhile, nothing.</summary>
public static class WorkOnImport
{
    /// <summary>It is planned; what stays within the district's limits goes on by itself, where the district lets it.</summary>
    public static Decision<ImportsEvent> Planned(Imports imports, ImportJob seen, ImportsEvent.ImportPlanned plan, ImportPolicy policy) =>
        imports.Find(seen.Import) is not { } job || job.State != seen.State || job.Plan?.Id != seen.Plan?.Id ? []
        : job.PlanOnly || !policy.AutoApply || !plan.Above.IsEmpty ? [plan]
        : [plan, new ImportsEvent.ImportApproved(job.Import, null)];

    public static Decision<ImportsEvent> Applied(Imports imports, Guid import, DateTimeOffset now) =>
        imports.Find(import) is { State: ImportState.Applying } ? [new ImportsEvent.ImportApplied(import, now)] : [];

    public static Decision<ImportsEvent> Refused(Imports imports, ImportJob seen, ImportFailure why, DateTimeOffset now) =>
        imports.Find(seen.Import) is { Over: false } job && job.State == seen.State ? [new ImportsEvent.ImportRefused(job.Import, why, now)] : [];

    /// <summary>After what its file said was destroyed.</summary>
    public static Decision<ImportsEvent> Released(Imports imports, Guid import) =>
        imports.Find(import) is { Over: true, Held: true } ? [new ImportsEvent.ImportReleased(import)] : [];

    /// <summary>After its report was destroyed.</summary>
    public static Decision<ImportsEvent> Forgotten(Imports imports, Guid import) =>
        imports.Find(import) is { } job && imports.IsTooMany(job) ? [new ImportsEvent.ImportForgotten(import)] : [];
}
