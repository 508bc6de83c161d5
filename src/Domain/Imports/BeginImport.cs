namespace DistrictCoaching.Domain;

/// <summary>A district lead or administrator sends a roster package.</summary>
public sealed record BeginImport(Guid Import, PersonFacts? By, bool PlanOnly, DateOnly Today, DateTimeOffset Now)
{
    public Decision<ImportsEvent> Decide(Imports imports) =>
        By is null || !By.MayImport(Today) ? Refusal.NotAllowed
        : imports.Find(Import) is not null ? []    // sent again
        : [new ImportsEvent.ImportBegan(Import, By.Person, PlanOnly, Now)];
}
