namespace DistrictCoaching.Domain;

/// <summary>A district lead or administrator applies a file that was read and prepared: all of it, or nothing.</summary>
public sealed record ApplyImport(Guid Operation, PersonId By, ImportRoster Import)
{
    public Decision<RosterEvent> Decide(Roster roster)
    {
        if (!roster.MayImport(By, Import.Today))
        {
            return Refusal.NotAllowed;
        }

        var decided = Import.Decide(roster);
        return decided.Refusal is not null || decided.Events.IsEmpty ? decided : [.. decided.Events, new RosterEvent.RosterImported(Operation, By, ImportSummary.Of(decided.Events))];
    }
}
