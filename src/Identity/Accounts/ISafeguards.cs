namespace DistrictCoaching.Identity;

/// <summary>What protects a person whose sign-in changes, as the roster and the journal have it.</summary>
public interface ISafeguards
{
    /// <summary>Whether she ever did anything in coaching, which whoever signs in as her would reach.</summary>
    Task<bool> HasPast(SignInPerson person, CancellationToken cancel);

    /// <summary>Closes her coaching for a week, before anybody can sign in as her by what her district gives; false: it could not be done.</summary>
    Task<bool> Seal(SignInPerson person, CancellationToken cancel);

    /// <summary>Opens what was closed after she had this proof that it is she; false: it could not be asked for.</summary>
    /// <param name="made">When the passkey or recovery code was made.</param>
    Task<bool> Lift(SignInPerson person, DateTimeOffset made, CancellationToken cancel);

    /// <summary>The last day on which her coaching is closed; null where it is open.</summary>
    Task<DateOnly?> SealedUntil(SignInPerson person, CancellationToken cancel);

    /// <summary>Every mail address of hers.</summary>
    Task<IReadOnlyList<string>> Addresses(SignInPerson person, CancellationToken cancel);
}
