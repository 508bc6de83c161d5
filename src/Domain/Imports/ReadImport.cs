namespace DistrictCoaching.Domain;

/// <summary>The package that somebody sent was read: it is to be planned, or refused for what was found.</summary>
public sealed record ReadImport(Guid Import, PersonId By, ContentRef? File, ContentRef Findings, FindingCounts Found, int Schools, int People, DateTimeOffset Now)
{
    public Decision<ImportsEvent> Decide(Imports imports) => imports.Find(Import) switch
    {
        null => Refusal.NotFound,
        { } job when job.By != By => Refusal.NotAllowed,
        { State: not ImportState.Reading } => new Refusal("IMPORT_ENDED"),
        _ when File is null => [Read, new ImportsEvent.ImportRefused(Import, ImportFailure.FileRefused, Now)],
        _ => [Read],
    };

    private ImportsEvent.ImportRead Read => new(Import, File, Findings, Found, Schools, People);
}
