using GraphQL;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>A request that may be run by its caller: its document and operation, which passed the guard.</summary>
internal sealed record Prepared(Known Known, Inputs Variables, int Cost)
{
    public bool IsSubscription => Known.Operation.Operation == OperationType.Subscription;
}

/// <summary>Why a request was not even tried: a code alone, or errors in its document.</summary>
/// <param name="RetryAfter">When it may be tried again, where time alone mends it.</param>
internal readonly record struct Declined(GatewayCode? Code, ExecutionResult? Result = null, TimeSpan? RetryAfter = null)
{
    public ExecutionResult Answer(string language)
    {
        var answer = Result ?? ErrorShape.Refusal(Code!, language);
        if (RetryAfter is { } after)
        {
            answer.Errors![0].AddExtension("retryAfter", Seconds(after));
        }

        return answer;
    }

    public static int Seconds(TimeSpan after) => (int)Math.Ceiling(after.TotalSeconds);
}
