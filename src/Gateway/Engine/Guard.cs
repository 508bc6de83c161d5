using GraphQL;
using GraphQL.Execution;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace DistrictCoaching.Gateway;

/// <summary>What came of reading a text.</summary>
/// <param name="Document">Null where the text is none that may be validated.</param>
/// <param name="Error">What is no GraphQL in it.</param>
/// <param name="Refusal">Which limit it passed.</param>
/// <param name="Visited">How many tokens, fields and fragments were looked at.</param>
internal readonly record struct Reading(GraphQLDocument? Document, ExecutionError? Error, GatewayCode? Refusal, int Visited);

/// <summary>Reads a document and weighs it before anything else does: validation costs up to the square of what is asked.</summary>
internal static class Guard
{
    public static Reading Read(string text, GuardLimits limits)
    {
        if (text.Length > limits.Characters)
        {
            return new(null, null, GatewayCodes.QueryTooLong, 0);
        }

        var (tokens, wrongAt) = Scanner.Scan(text, limits.Tokens);
        if (tokens.Count > limits.Tokens)
        {
            return new(null, null, GatewayCodes.QueryTooManyTokens, tokens.Count);
        }

        if (wrongAt is { } at)
        {
            return new(null, new MalformedError("A character or a text is not as GraphQL has them.", text, at), null, tokens.Count);
        }

        try
        {
            return new Skeleton(text, tokens).Check(limits.Nesting) is { } wrong ? new(null, wrong, null, tokens.Count) : Weigh(text, limits, tokens.Count);
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return new(null, null, GatewayCodes.QueryTooDeep, tokens.Count);
        }
    }

    private static Reading Weigh(string text, GuardLimits limits, int tokens)
    {
        try
        {
            var document = new GraphQLDocumentBuilder { MaxDepth = limits.Nesting }.Build(text);
            var scales = new Scales(document, limits);
            return scales.Weigh() is { } refusal ? new(null, null, refusal, tokens + scales.Visited) : new(document, null, null, tokens + scales.Visited);
        }
        catch (ExecutionError error)
        {
            return new(null, error, null, tokens);
        }
    }
}
