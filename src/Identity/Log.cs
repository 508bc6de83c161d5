using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Identity;

/// <summary>All that identity says in the log: no login, name, token or address.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "A person signed in.")]
    public static partial void SignedIn(ILogger logger);

    [LoggerMessage(2, LogLevel.Information, "A sign-in was refused.")]
    public static partial void SignInRefused(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "Sign-ins for one login from one address are held back after too many wrong passwords.")]
    public static partial void SignInHeldBack(ILogger logger);

    [LoggerMessage(4, LogLevel.Information, "A person set a first password by a link.")]
    public static partial void LinkAccepted(ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "{Tokens} token and {Authorizations} authorization rows and {Links} links that had ended were removed.")]
    public static partial void Pruned(ILogger logger, long tokens, long authorizations, long links);

    [LoggerMessage(20, LogLevel.Information, "A person signed in with her district's provider.")]
    public static partial void SignedInByProvider(ILogger logger);

    [LoggerMessage(21, LogLevel.Information, "A sign-in with a district's provider was refused: {Failure}.")]
    public static partial void ProviderSignInRefused(ILogger logger, SignInFailure failure);

    [LoggerMessage(22, LogLevel.Warning, "A district's provider could not be asked: {Failure}.")]
    public static partial void ProviderUnreachable(ILogger logger, string failure);

    [LoggerMessage(40, LogLevel.Information, "A person set a password by a recovery code.")]
    public static partial void Recovered(ILogger logger);

    [LoggerMessage(41, LogLevel.Warning, "Identity:Mail is not set: nobody is told by mail when a sign-in changes, and sign-in links are shown to those who make them.")]
    public static partial void NoMail(ILogger logger);

    [LoggerMessage(42, LogLevel.Warning, "A mail could not be sent ({Failure}); it is tried again.")]
    public static partial void MailFailed(ILogger logger, string failure);

    [LoggerMessage(43, LogLevel.Error, "A mail could not be sent in {Tried} tries and was given up; the person sees in her account what it was to tell her.")]
    public static partial void MailGivenUp(ILogger logger, int tried);

    [LoggerMessage(6, LogLevel.Warning, "Ended tokens could not be removed; it is tried again in an hour.")]
    public static partial void PruningFailed(ILogger logger, Exception failure);

    [LoggerMessage(4962, LogLevel.Warning, "Guesses that no longer count could not be removed; it is tried again in a minute.")]
    public static partial void GuessesNotPruned(ILogger logger, Exception failure);

    [LoggerMessage(4960, LogLevel.Warning, "A request could not be answered, since a database or a silo did not answer: {Failure}.")]
    public static partial void Outage(ILogger logger, string failure);

    [LoggerMessage(4961, LogLevel.Error, "A request failed: {Failure}.{Stack}")]
    public static partial void Failed(ILogger logger, string failure, string? stack);

    [LoggerMessage(30, LogLevel.Warning, "What was counted of late could not be written; it is tried again.")]
    public static partial void NotCounted(ILogger logger, Exception failure);

    [LoggerMessage(31, LogLevel.Error, "The keys could not be looked at; those of before are used on, and it is tried again in a minute.")]
    public static partial void KeysNotRolled(ILogger logger, Exception failure);
}
