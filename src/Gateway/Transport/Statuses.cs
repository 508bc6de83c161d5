using GraphQL;

namespace DistrictCoaching.Gateway;

/// <summary>The one table of HTTP statuses, after GraphQL over HTTP; the other statuses stand with their codes in <see cref="GatewayCodes"/>.</summary>
internal static class Statuses
{
    /// <summary>What was executed is 200, with or without errors. What was not is 400; old clients, which accept plain JSON, expect 200.</summary>
    public static int Of(ExecutionResult result, string mediaType) => result.Executed || mediaType == Negotiation.Json ? 200 : 400;
}
