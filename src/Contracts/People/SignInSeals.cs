namespace DistrictCoaching.Contracts;

// A person whose sign-in changes.
public partial interface IRosterGrain
{
    /// <summary>Closes her coaching to whoever is about to sign in as her otherwise than before.</summary>
    [Alias("seal-for-sign-in")]
    Task<Answer<DoneView>> SealForSignIn(SignInSealAsked asked);

    /// <summary>Opens it again for one who proved herself by what she alone holds.</summary>
    [Alias("unseal-person")]
    Task<Answer<DoneView>> UnsealPerson(UnsealAsked asked);
}

[GenerateSerializer, Immutable, Alias("sign-in-seal-asked")]
public sealed record SignInSealAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid Person);

/// <param name="Made">When what she proved it by was made.</param>
[GenerateSerializer, Immutable, Alias("unseal-asked")]
public sealed record UnsealAsked([property: Id(0)] Guid Operation, [property: Id(1)] Guid Person, [property: Id(2)] DateTimeOffset Made);
