namespace DistrictCoaching.Identity;

/// <summary>Why a sign-in with a district's provider came to nothing. The names are stored.</summary>
internal enum SignInFailure
{
    /// <summary>The answer is none to a question of this browser, or nothing in it can be believed.</summary>
    Unusable,

    /// <summary>The provider could not be asked.</summary>
    Unreachable,

    /// <summary>The provider refused, or the person turned back.</summary>
    Refused,

    /// <summary>The person is of another organisation at the same provider.</summary>
    OtherOrganisation,

    /// <summary>The provider says that it is a student.</summary>
    Student,

    /// <summary>A fresh sign-in was asked for, and the provider used an old one.</summary>
    NotFresh,

    /// <summary>Nobody in the roster fits, she is linked otherwise, or she cannot sign in. Told apart to nobody.</summary>
    NotFound,

    /// <summary>Something of ours did not answer.</summary>
    TryAgain,
}
