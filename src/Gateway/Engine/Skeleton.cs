using System.Text;
using GraphQL;
using GraphQL.Execution;
using GraphQLParser.Exceptions;

namespace DistrictCoaching.Gateway;

/// <summary>
/// A document's tokens, one on each line and none long: parsed first, so that what the library says of a wrong document costs little (see <see cref="Scanner"/>) and its line is the token's number.
/// What the skeleton lets pass, the document does too.
/// </summary>
internal sealed class Skeleton(string text, IReadOnlyList<Scanned> tokens)
{
    private const int LongestWord = 64;

    /// <summary>What is wrong in the document's grammar; null where nothing is.</summary>
    /// <exception cref="GraphQLMaxDepthExceededException">It is nested deeper than that.</exception>
    public MalformedError? Check(int nesting)
    {
        var lines = new StringBuilder();
        foreach (var token in tokens)
        {
            lines.Append(token.IsText ? "\"\"" : text.AsSpan(token.Start, Math.Min(token.Length, LongestWord))).Append('\n');
        }

        try
        {
            new GraphQLDocumentBuilder { MaxDepth = nesting }.Build(lines.ToString());
            return tokens.FirstOrDefault(token => token.Length > LongestWord && !char.IsAsciiLetter(text[token.Start]) && text[token.Start] != '_' && !token.IsText) is { Length: > 0 } number
                ? new("A number is too long.", text, number.Start) : null;
        }
        catch (SyntaxError wrong) when (wrong.InnerException is GraphQLSyntaxErrorException { Location.Line: var line, Description: var what })
        {
            return new(what, text, line <= tokens.Count ? tokens[line - 1].Start : text.Length);
        }
    }
}

/// <summary>The document is no GraphQL, and where.</summary>
internal sealed class MalformedError : ExecutionError
{
    public MalformedError(string what, string text, int at)
        : base(what)
    {
        var before = text.AsSpan(0, at);
        var line = before.Count('\n') + 1;
        AddLocation(new GraphQLParser.Location(line, at - before.LastIndexOf('\n')));
    }
}
