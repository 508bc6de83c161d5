namespace DistrictCoaching.Domain;

/// <summary>A district lead or administrator sends a roster package; whatever import still waits gives way to it.</summary>
public sealed record BeginImport(Guid Import, PersonFacts? By, bool PlanOnly, DateOnly Today, DateTimeOffset Now)
{
    public Decision<ImportsEvent> Decide(Imports imports) =>
        By is null || !By.MayImport(Today) ? Refusal.NotAllowed
        : imports.Find(Import) is not null ? []    // sent again
        :
        [
            .. imports.Jobs.Where(job => job.Open).Select(job => new ImportsEvent.ImportCancelled(job.Import, null, Now)),
            new ImportsEvent.ImportBegan(Import, By.Person, PlanOnly, Now),
        ];
}
