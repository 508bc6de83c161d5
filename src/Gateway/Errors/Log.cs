using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Gateway;

/// <summary>What the gateway logs: no token, no text of a request, no message of an exception (it may hold a value).</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "A field failed with {Exception} at {Stack}")]
    public static partial void FieldFailed(ILogger logger, string exception, string? stack);

    [LoggerMessage(2, LogLevel.Error, "A request failed with {Exception} at {Stack}")]
    public static partial void RequestFailed(ILogger logger, string exception, string? stack);
}
