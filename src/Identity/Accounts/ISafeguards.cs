using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>What protects a person whose sign-in changes, as the roster has it.</summary>
public interface ISafeguards
{
    /// <summary>The records that are hers as the district said, confirmed or not, her own among them: whoever signs in as her may come to read what was done under each.</summary>
    Task<IReadOnlyList<PersonId>> Records(SignInPerson person, CancellationToken cancel);

    /// <summary>Closes her coaching for a week, before anybody can sign in as her otherwise than before; false: it could not be done.</summary>
    Task<bool> Seal(SignInPerson person, CancellationToken cancel);

    /// <summary>Opens what was closed after she had this proof that it is she; false: it could not be asked for.</summary>
    /// <param name="made">When the passkey or recovery code was made.</param>
    Task<bool> Lift(SignInPerson person, DateTimeOffset made, CancellationToken cancel);

    /// <summary>The last day on which her coaching is closed; null where it is open.</summary>
    Task<DateOnly?> SealedUntil(SignInPerson person, CancellationToken cancel);

    /// <summary>Every mail address of hers.</summary>
    Task<IReadOnlyList<string>> Addresses(SignInPerson person, CancellationToken cancel);
}
