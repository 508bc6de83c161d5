using System.Buffers;

namespace DistrictCoaching.Gateway;

/// <summary>Where a token stands; texts are told apart, since they are long.</summary>
internal readonly record struct Scanned(int Start, int Length, bool IsText);

/// <summary>
/// Finds the tokens of a document in one pass. The library's lexer would do, but what it says of a wrong character takes the square of the line's length, and a line can be as long as the document.
/// </summary>
internal static class Scanner
{
    private const string Block = "\"\"\"";
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The tokens, up to one more than allowed, and where there is a character that no token begins or goes on with.</summary>
    public static (IReadOnlyList<Scanned> Tokens, int? WrongAt) Scan(string text, int allowed)
    {
        List<Scanned> tokens = [];
        for (var at = Ignored(text, 0); at < text.Length && tokens.Count <= allowed; at = Ignored(text, at))
        {
            var isText = text[at] == '"';
            var end = isText ? Text(text, at)
                : char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-' ? Word(text, at)
                : text.AsSpan(at).StartsWith("...", StringComparison.Ordinal) ? at + 3
                : "!$&():=@[]{|}".Contains(text[at], StringComparison.Ordinal) ? at + 1
                : -1;
            if (end < 0)
            {
                return (tokens, at);
            }

            tokens.Add(new(at, end - at, isText));
            at = end;
        }

        return (tokens, null);
    }

    /// <summary>Blanks, commas and comments.</summary>
    private static int Ignored(string text, int at)
    {
        var inComment = false;
        for (; at < text.Length; at++)
        {
            inComment = text[at] is not ('\n' or '\r') && (inComment || text[at] == '#');
            if (!inComment && text[at] is not (' ' or '\t' or '\n' or '\r' or ',' or '\ufeff'))
            {
                break;
            }
        }

        return at;
    }

    /// <summary>A name or a number: which, and whether it is one, the parser says.</summary>
    private static int Word(string text, int at)
    {
        var isNumber = !char.IsAsciiLetter(text[at]) && text[at] != '_';
        for (at++; at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_' || (isNumber && text[at] is '.' or '+' or '-')); at++)
        {
        }

        return at;
    }

    /// <summary>The end of a text; -1 where it has none or has in it what no text may have.</summary>
    private static int Text(string text, int at)
    {
        var isBlock = text.AsSpan(at).StartsWith(Block, StringComparison.Ordinal);
        for (at += isBlock ? 3 : 1; at < text.Length; at++)
        {
            if (text[at] == '"' && (!isBlock || text.AsSpan(at).StartsWith(Block, StringComparison.Ordinal)))
            {
                return at + (isBlock ? 3 : 1);
            }

            if (IsControl(text[at]) && !(isBlock && text[at] is '\n' or '\r'))
            {
                return -1;
            }

            if (text[at] == '\\')
            {
                var escaped = isBlock ? (text.AsSpan(at + 1).StartsWith(Block, StringComparison.Ordinal) ? 4 : 1) : Escape(text.AsSpan(at + 1));
                if (escaped < 0)
                {
                    return -1;
                }

                at += escaped - 1;
            }
        }

        return -1;
    }

    /// <summary>How long an escape is with its backslash; -1 for none.</summary>
    private static int Escape(ReadOnlySpan<char> after) =>
        after.IsEmpty ? -1
        : "\"\\/bfnrt".Contains(after[0], StringComparison.Ordinal) ? 2
        : after[0] == 'u' && after.Length >= 5 && !after[1..5].ContainsAnyExcept(Hexadecimal) ? 6
        : -1;

    private static bool IsControl(char one) => one < ' ' && one != '\t';
}
