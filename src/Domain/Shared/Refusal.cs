namespace DistrictCoaching.Domain;

/// <summary>A no that is a value: a stable code, a sentence that says what to do, and (only where the asker may know) what is missing.</summary>
/// <remarks>Every code stands in <see cref="Refusals"/>, which documents and translates them.</remarks>
public sealed record Refusal(string Code, string? Missing = null)
{
    public static readonly Refusal OperationReused = new("OPERATION_REUSED"), TryAgain = new("TRY_AGAIN"), NotFound = new("NOT_FOUND"), NotAllowed = new("NOT_ALLOWED");

    /// <summary>The sentence for people; <paramref name="language"/> is "en" or "es", anything else is answered in English.</summary>
    public string Message(string language = "en") => Refusals.Sentence(Code, language);
}
