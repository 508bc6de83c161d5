using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>Links by which people set their password: the first one, or a new one that their district gives them.</summary>
public interface ISignInLinks
{
    /// <summary>A refusal: the person has a sign-in, and it is not to be given anew.</summary>
    const string AlreadyHasSignIn = "ALREADY_HAS_SIGN_IN";

    /// <summary>A refusal: the roster has no such active person, or merged her record into another.</summary>
    const string NotFound = "NOT_FOUND";

    /// <summary>
    /// Makes a link that works once, for 72 hours, or 24 where she has a sign-in; an earlier one of this person ends. Whoever uses it, the person is told and sees who made it; where she has a sign-in or a past in coaching,
    /// her coaching is closed before the link opens anything. Where mail is set up and the roster has an address of hers, it is sent to her and shown to nobody.
    /// </summary>
    /// <param name="by">Who makes it; null: those who run the service.</param>
    /// <param name="anew">Also where she has a sign-in.</param>
    /// <param name="lasts">How long it works, in the place of these.</param>
    Task<SignInLinkAnswer> Create(DistrictId district, PersonId person, PersonId? by = null, bool anew = false, TimeSpan? lasts = null, CancellationToken cancel = default);

    /// <summary>Ends a person's password, authenticator, links and sessions, and closes her coaching; her passkeys and recovery codes are hers and stay. False: it could not be closed, and nothing was ended.</summary>
    /// <param name="by">Who does; null: those who run the service.</param>
    Task<bool> Take(DistrictId district, PersonId person, PersonId? by = null, CancellationToken cancel = default);
}

/// <summary>A link, or the code of the refusal. The address is a secret: it is stored nowhere, and is shown or sent to the person only.</summary>
/// <param name="Address">Null where it was refused, or is sent to her.</param>
public sealed record SignInLinkAnswer(Uri? Address, DateTimeOffset? Until, string? Refused);
