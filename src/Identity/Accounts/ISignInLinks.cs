using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>Links by which people without a credential set their first password.</summary>
public interface ISignInLinks
{
    /// <summary>A refusal: the person has a credential; a link would let whoever holds it become her.</summary>
    const string AlreadyHasSignIn = "ALREADY_HAS_SIGN_IN";

    /// <summary>A refusal: the roster has no such active person, or merged her record into another.</summary>
    const string NotFound = "NOT_FOUND";

    /// <summary>Makes a link that works once, for 72 hours; an earlier one of this person ends.</summary>
    Task<SignInLinkAnswer> Create(DistrictId district, PersonId person, CancellationToken cancel = default);
}

/// <summary>A link, or the code of the refusal. The address is a secret: it is stored nowhere, and is shown or sent to the person only.</summary>
public sealed record SignInLinkAnswer(Uri? Address, DateTimeOffset? Until, string? Refused);
