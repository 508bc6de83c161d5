using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Gateway;

/// <summary>What the gateway logs: no token, no text of a request, no message of an exception (it may hold a value).</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "A field failed with {Exception} at {Stack}")]
    public static partial void FieldFailed(ILogger logger, string exception, string? stack);

    [LoggerMessage(3, LogLevel.Warning, "A {Kind} whose document has the SHA-256 {Hash} took {Milliseconds} ms and {Points} points ({Engine})")]
    public static partial void SlowOperation(ILogger logger, string kind, string hash, long milliseconds, int points, string engine);

    [LoggerMessage(4750, LogLevel.Warning, "The keys of {Issuer} could not be read ({Failure}); those of before are used for an hour at most")]
    public static partial void IssuerNotRead(ILogger logger, string issuer, string failure);

    [LoggerMessage(2, LogLevel.Error, "A request failed with {Exception} at {Stack}")]
    public static partial void RequestFailed(ILogger logger, string exception, string? stack);
}
