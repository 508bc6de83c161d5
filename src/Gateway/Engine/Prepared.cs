using GraphQL;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>A request that may be run by its caller: its document, which passed the guard, and the operation that was chosen in it.</summary>
internal sealed record Prepared(string Text, string? OperationName, Inputs Variables, GraphQLDocument Document, OperationType Kind, int Cost)
{
    public bool IsSubscription => Kind == OperationType.Subscription;
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
