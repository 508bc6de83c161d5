using System.Net;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Silo;

/// <summary>What the silo logs. Whose stream is broken says who is coached, so no id stands here.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Critical, "A journal is not whole, or its checkpoints are not. Run: journal verify")]
    public static partial void Broken(this ILogger log);

    [LoggerMessage(2, LogLevel.Error, "The journal could not be signed or checked; it is tried again in the next round.")]
    public static partial void NotChecked(this ILogger log, Exception why);

    [LoggerMessage(3, LogLevel.Warning, "Work in the background on a district could not be gone on with ({Failure}); it is tried again in the next round.")]
    public static partial void NotResumed(this ILogger log, string failure);

    [LoggerMessage(4700, LogLevel.Warning, "A district was deleted: its keys are destroyed, its texts and lists removed. Its certificate is there once its sign-ins are gone too.")]
    public static partial void Deleted(this ILogger log);

    [LoggerMessage(4930, LogLevel.Warning, "This silo was told to stop and cannot go on ({Context}; {Failure}), so it stops in order all the same. What was acknowledged is in the journal.")]
    public static partial void FatalWhileStopping(this ILogger log, string? context, string failure);

    [LoggerMessage(4800, LogLevel.Warning, "Silos and those that ask them talk in plain text, and anybody who reaches a silo's ports may ask it: name Cluster:Tls:Certificate, Cluster:Tls:Key and Cluster:Tls:Authority, or keep this network private.")]
    public static partial void PlainText(this ILogger log);

    [LoggerMessage(4801, LogLevel.Warning, "No connection with {Peer}: {Reason}.")]
    public static partial void PeerRefused(this ILogger log, EndPoint? peer, string reason);

    [LoggerMessage(4802, LogLevel.Error, "What the certificate's files hold now is not used, and the certificate from before stays in use: {Problem}")]
    public static partial void NotRenewed(this ILogger log, string problem);
}
