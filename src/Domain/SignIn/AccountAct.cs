namespace DistrictCoaching.Domain;

/// <summary>What can happen to a person's sign-in. The numbers are stored.</summary>
public enum AccountAct
{
    /// <summary>Signed in with the password.</summary>
    SignedInByPassword = 1,

    /// <summary>Signed in with a passkey.</summary>
    SignedInByPasskey = 2,

    /// <summary>A link for a first password was made.</summary>
    LinkMade = 3,

    /// <summary>A link was made that gives the sign-in anew.</summary>
    LinkMadeAnew = 4,

    /// <summary>A password was set by a link.</summary>
    LinkUsed = 5,

    /// <summary>A waiting link was made worthless.</summary>
    LinkCancelled = 6,

    /// <summary>A password was set by a recovery code.</summary>
    PasswordSetByCode = 7,

    /// <summary>Her coaching was opened again by a recovery code.</summary>
    UnsealedByCode = 8,

    /// <summary>New recovery codes were made.</summary>
    CodesRenewed = 9,

    /// <summary>A passkey was added.</summary>
    PasskeyAdded = 10,

    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved = 11,

    /// <summary>An authenticator app was added.</summary>
    AuthenticatorAdded = 12,

    /// <summary>The authenticator app was removed.</summary>
    AuthenticatorRemoved = 13,

    /// <summary>Signed out everywhere.</summary>
    SignedOutEverywhere = 14,

    /// <summary>Password and sessions were taken away.</summary>
    SignInTaken = 15,

    /// <summary>Her coaching was opened again by a passkey.</summary>
    Unsealed = 16,

    /// <summary>Signed in with the district's provider.</summary>
    SignedInByProvider = 17,

    /// <summary>Linked to an account at the district's provider, or at another issuer.</summary>
    Linked = 18,

    /// <summary>The link to that account was ended.</summary>
    Unlinked = 19,

    /// <summary>A wrong password was tried: counted by the day.</summary>
    PasswordRefused = 20,

    /// <summary>After the right password, a wrong code of the authenticator app was tried: counted by the day.</summary>
    StepRefused = 21,

    /// <summary>A wrong recovery code was tried: counted by the day.</summary>
    CodeRefused = 22,

    /// <summary>Another account at the provider or issuer was refused that was to be hers by the roster: counted by the day.</summary>
    OtherAccountRefused = 23,

    /// <summary>An application was allowed to act for her.</summary>
    AppAllowed = 24,

    /// <summary>What an application was allowed was ended.</summary>
    AppEnded = 25,

    /// <summary>The password was changed.</summary>
    PasswordChanged = 26,

    /// <summary>Signed in with a recovery code, having left: to read, take and erase what is hers.</summary>
    SignedInByCode = 27,
}
