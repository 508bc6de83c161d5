using DistrictCoaching.Domain;

namespace DistrictCoaching.Identity;

/// <summary>Every sentence of the pages about a person's own sign-in, in one language.</summary>
internal sealed partial class AccountWords
{
    public required string AccountTitle { get; init; }
    public required string ToAccount { get; init; }
    public required string TryAgain { get; init; }
    public required string SealedHow { get; init; }
    public required string Code { get; init; }
    public required string CodeHint { get; init; }
    public required string UseCode { get; init; }
    public required string CodeRefused { get; init; }
    public required string CodeTooNew { get; init; }
    public required string CodesHeldBack { get; init; }
    public required string CodesTitle { get; init; }
    public required string CodesText { get; init; }
    public required string RecoveryTitle { get; init; }
    public required string RenewCodes { get; init; }
    public required string CancelLink { get; init; }
    public required string PasskeysTitle { get; init; }
    public required string NoPasskeys { get; init; }
    public required string AddPasskey { get; init; }
    public required string PasskeyName { get; init; }
    public required string PasskeyNameHint { get; init; }
    public required string PasskeyNameBad { get; init; }
    public required string PasskeyFailed { get; init; }
    public required string PasskeyRefused { get; init; }
    public required string PasskeyText { get; init; }
    public required string WithPasskey { get; init; }
    public required string WithPassword { get; init; }
    public required string NeedsScript { get; init; }
    public required string AuthenticatorTitle { get; init; }
    public required string AuthenticatorOn { get; init; }
    public required string AuthenticatorOff { get; init; }
    public required string AddAuthenticator { get; init; }
    public required string AuthenticatorHow { get; init; }
    public required string OpenApp { get; init; }
    public required string ConfirmAuthenticator { get; init; }
    public required string RemoveAuthenticator { get; init; }
    public required string StepTitle { get; init; }
    public required string StepCode { get; init; }
    public required string StepHint { get; init; }
    public required string StepRefused { get; init; }
    public required string SessionsTitle { get; init; }
    public required string SessionsText { get; init; }
    public required string EndSessions { get; init; }
    public required string ActsTitle { get; init; }
    public required string ActsText { get; init; }
    public required string Somebody { get; init; }
    public required string Operators { get; init; }
    public required string QrCode { get; init; }
    public required string ChangePassword { get; init; }
    public required string PasswordText { get; init; }
    public required string PasswordBefore { get; init; }
    public required string PasswordBeforeRefused { get; init; }
    public required string RecoverTitle { get; init; }
    public required string RecoverText { get; init; }
    public required string RecoverRefused { get; init; }
    public required string LeaverTitle { get; init; }
    public required string LeaverText { get; init; }
    public required string LeaverRefused { get; init; }
    public required string PasswordBreached { get; init; }
    public required Func<DateOnly, string> Sealed { get; init; }
    public required Func<string, string> LinkWaits { get; init; }
    public required Func<int, string> CodesLeft { get; init; }
    public required Func<string, string> Remove { get; init; }
    public required Func<string, string> MadeBy { get; init; }
    public required Func<int, string> Times { get; init; }
    public required Func<int, string> RecoveredText { get; init; }
    public required IReadOnlyDictionary<AccountAct, string> Acts { get; init; }

    public static AccountWords In(string language) => language == "es" ? Spanish : English;
}
