using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace DistrictCoaching.Gateway;

/// <summary>Weighs a document before anything else reads it: validation costs up to the square of what is asked.</summary>
internal static class Guard
{
    /// <summary>What is wrong with the text, before it is parsed; null when nothing is.</summary>
    public static GatewayCode? Weigh(string text, GuardLimits limits)
    {
        if (text.Length > limits.Characters)
        {
            return GatewayCodes.QueryTooLong;
        }

        var at = 0;
        for (var tokens = 0; tokens <= limits.Tokens; tokens++)
        {
            try
            {
                var token = Lexer.Lex(text, at);
                if (token.Kind == TokenKind.EOF)
                {
                    return null;
                }

                at = token.End;
            }
            catch (GraphQLSyntaxErrorException)
            {
                return null;    // the parser will say where
            }
        }

        return GatewayCodes.QueryTooManyTokens;
    }

    /// <summary>What is wrong with the document, fragments spread out; stops at the first limit passed.</summary>
    public static GatewayCode? Weigh(GraphQLDocument document, GuardLimits limits) => new Scales(document, limits).Weigh();
}
