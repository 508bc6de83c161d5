namespace DistrictCoaching.Identity;

/// <summary>What can happen to a person's sign-in. The numbers are stored.</summary>
internal enum AccountAct
{
    SignedInByPassword = 1,
    SignedInByPasskey = 2,
    LinkMade = 3,
    LinkMadeAnew = 4,
    LinkUsed = 5,
    LinkCancelled = 6,
    PasswordSetByCode = 7,
    UnsealedByCode = 8,
    CodesRenewed = 9,
    PasskeyAdded = 10,
    PasskeyRemoved = 11,
    AuthenticatorAdded = 12,
    AuthenticatorRemoved = 13,
    SignedOutEverywhere = 14,
    SignInTaken = 15,
    Unsealed = 16,
}
