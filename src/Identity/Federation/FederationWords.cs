namespace DistrictCoaching.Identity;

/// <summary>Every sentence about signing in with a district's own provider, in one language.</summary>
internal sealed partial class FederationWords
{
    public required string WithDistrict { get; init; }
    public required string WithPassword { get; init; }
    public required string Who { get; init; }
    public required string WhoHint { get; init; }
    public required string Continue { get; init; }
    public required string NoProvider { get; init; }
    public required string GoingTitle { get; init; }
    public required Func<string, string> Going { get; init; }
    public required string Again { get; init; }
    public required IReadOnlyDictionary<SignInFailure, string> Sentences { get; init; }

    public static FederationWords In(string language) => language == "es" ? Spanish : English;

    public string Sentence(SignInFailure failure) => Sentences[failure];
}
