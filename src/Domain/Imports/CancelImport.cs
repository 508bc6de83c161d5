namespace DistrictCoaching.Domain;

/// <summary>A district lead or administrator cancels an import, as long as it is not yet being applied.</summary>
public sealed record CancelImport(PersonFacts? By, Guid Import, DateOnly Today, DateTimeOffset Now)
{
    public Decision<ImportsEvent> Decide(Imports imports) => imports.Find(Import) switch
    {
        _ when By is null || !By.MayImport(Today) => Refusal.NotAllowed,
        null => Refusal.NotFound,
        { State: ImportState.Cancelled } => [],    // asked twice, cancelled once
        { Open: true } => [new ImportsEvent.ImportCancelled(Import, By.Person, Now)],
        { State: ImportState.Applying } => new Refusal("IMPORT_APPLYING"),
        _ => new Refusal("IMPORT_ENDED"),
    };
}
