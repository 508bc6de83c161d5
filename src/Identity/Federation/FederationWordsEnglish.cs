namespace DistrictCoaching.Identity;

internal sealed partial class FederationWords
{
    public static readonly FederationWords English = new()
    {
        WithDistrict = "Sign in with your district's account",
        WithPassword = "Sign in with a District Coaching password",
        Who = "Work e-mail or district",
        WhoHint = "Your e-mail address at work, or the short name of your district. It is used to find your district's sign-in and is not kept.",
        Continue = "Continue",
        NoProvider = "This does not lead to a district's own sign-in. Check the spelling, try your district's short name, or sign in with a password.",
        GoingTitle = "To your district's sign-in",
        Going = host => $"You sign in at {host}, and come back here afterwards.",
        Again = "Try again",
        Sentences = new Dictionary<SignInFailure, string>
        {
            [SignInFailure.Unusable] = "The answer of your district's sign-in could not be used. Start again; if it happens again, tell your district.",
            [SignInFailure.Unreachable] = "Your district's sign-in does not answer. Try again in a few minutes; if it stays, tell your district.",
            [SignInFailure.Refused] = "Your district's sign-in did not let you through, or you turned back. Start again, or ask your district.",
            [SignInFailure.OtherOrganisation] = "You signed in with an account of another organisation. Sign out there and use the account of your district.",
            [SignInFailure.Student] = "District Coaching is for staff; accounts of students cannot sign in.",
            [SignInFailure.NotFresh] = "This step needs you to sign in anew, and your district's sign-in used an earlier one. Sign out there and try again.",
            [SignInFailure.NotFound] = "You signed in at your district, but its roster has nobody here who fits, or this person cannot sign in. Ask your district.",
            [SignInFailure.TryAgain] = "Something here did not answer, and nothing was changed. Try again.",
        },
    };
}
