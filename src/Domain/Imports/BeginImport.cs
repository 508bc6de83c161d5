namespace DistrictCoaching.Domain;

/// <summary>A district lead or administrator sends a roster package, or has one fetched.</summary>
public sealed record BeginImport(Guid Import, PersonFacts? By, bool PlanOnly, bool Fetched, DateOnly Today, DateTimeOffset Now)
{
    public Decision<ImportsEvent> Decide(Imports imports) =>
        By is null || !By.MayImport(Today) ? Refusal.NotAllowed
        : imports.Find(Import) is not null ? []    // sent again
        : Fetched ? [Began(By), new ImportsEvent.ImportFetching(Import)]
        : [Began(By)];

    private ImportsEvent.ImportBegan Began(PersonFacts by) => new(Import, by.Person, PlanOnly, Now);
}
