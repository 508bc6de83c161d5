namespace DistrictCoaching.Domain;

/// <summary>A district lead or administrator applies a file that was read and prepared: all of it, or nothing.</summary>
/// <param name="Approved">The version of the roster on which she saw and approved what it does, whatever it removes; none: only within the limit.</param>
public sealed record ApplyImport(Guid Operation, PersonId By, ImportRoster Import, long? Approved = null)
{
    public Decision<RosterEvent> Decide(Roster roster)
    {
        if (!roster.MayImport(By, Import.Today))
        {
            return Refusal.NotAllowed;
        }

        if (Approved is { } seen && seen != roster.Version)
        {
            return new Refusal("PLAN_OUTDATED");
        }

        var decided = (Approved is null ? Import : Import with { Limit = ImportLimit.None }).Decide(roster);
        return decided.Refusal is not null || decided.Events.IsEmpty ? decided : [.. decided.Events, new RosterEvent.RosterImported(Operation, By, ImportSummary.Of(decided.Events))];
    }
}
