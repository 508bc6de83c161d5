namespace DistrictCoaching.Domain;

/// <summary>A district lead or administrator looks at what a file would do; nothing happens.</summary>
/// <param name="MostPeople">How many active people the roster may have; null: any number.</param>
public sealed record PlanImport(PersonId By, ImportRoster Import, int? MostPeople)
{
    public (ImportChanges? Changes, Refusal? Refusal) Decide(Roster roster)
    {
        if (!roster.MayImport(By, Import.Today))
        {
            return (null, Refusal.NotAllowed);
        }

        var (events, refusal) = Import.Decide(roster);
        return (refusal ?? PeopleLimit.Refuses(roster, events, MostPeople)) is { } no ? (null, no) : (new(roster, events, Import.Today), null);
    }
}
