namespace DistrictCoaching.Domain;

/// <summary>A file that was read, planned and approved is applied: all of it, or nothing.</summary>
/// <param name="Approved">The version of the roster on which its plan was approved; none: nobody did.</param>
/// <param name="MostPeople">How many active people the roster may have; null: any number.</param>
public sealed record ApplyImport(Guid Operation, PersonId By, ImportRoster Import, long? Approved, int? MostPeople)
{
    public Decision<RosterEvent> Decide(Roster roster)
    {
        if (!roster.MayImport(By, Import.Today))
        {
            return Refusal.NotAllowed;
        }

        if (Approved != roster.Version)
        {
            return new Refusal("PLAN_OUTDATED");
        }

        var decided = Import.Decide(roster);
        if (PeopleLimit.Refuses(roster, decided.Events, MostPeople) is { } tooMany)
        {
            return tooMany;
        }

        return decided.Refusal is not null || decided.Events.IsEmpty ? decided : [.. decided.Events, new RosterEvent.RosterImported(Operation, By, ImportSummary.Of(decided.Events))];
    }
}
