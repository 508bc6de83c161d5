namespace DistrictCoaching.Domain;

/// <summary>A district lead or administrator looks at what a file would do; nothing happens.</summary>
public sealed record PlanImport(PersonId By, ImportRoster Import)
{
    public (ImportChanges? Changes, Refusal? Refusal) Decide(Roster roster)
    {
        if (!roster.MayImport(By, Import.Today))
        {
            return (null, Refusal.NotAllowed);
        }

        var (events, refusal) = Import.Decide(roster);
        return refusal is null ? (new(roster, events, Import.Today), null) : (null, refusal);
    }
}
