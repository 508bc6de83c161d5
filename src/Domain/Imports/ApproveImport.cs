namespace DistrictCoaching.Domain;

/// <summary>A district lead approves a plan that she saw, whatever it removes; only as long as it is the plan.</summary>
/// <param name="Plan">The plan that she saw.</param>
/// <param name="Roster">The version of the roster now.</param>
public sealed record ApproveImport(PersonFacts? By, Guid Import, Guid Plan, long Roster, DateOnly Today)
{
    public Decision<ImportsEvent> Decide(Imports imports) => imports.Find(Import) switch
    {
        _ when By is null || !By.Is(Role.DistrictLead, Today) => Refusal.NotAllowed,
        null => Refusal.NotFound,
        { Waits: true, Plan: { } plan } => plan.Id == Plan && plan.Roster == Roster ? [new ImportsEvent.ImportApproved(Import, By.Person)] : new Refusal("PLAN_OUTDATED"),
        { Open: true } => new Refusal("IMPORT_NOT_PLANNED"),
        _ => new Refusal("IMPORT_ENDED"),
    };
}
