using GraphQL;
using GraphQL.Execution;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>What is parsed first in short lines says of every document what the library's parser says of it, and where.</summary>
public sealed class ScannerTests
{
    private static readonly GuardLimits Any = new() { Aliases = 1000, Depth = 1000, Directives = 1000, Repeats = 1000, RootFields = 1000, FragmentVisits = 1000 };

    private static readonly string[] Parts =
    [
        "{", "}", "(", ")", "[", "]", ":", "!", "=", "@", "$", "&", "|", "...", "..", "a", "on", "query", "mutation", "subscription", "fragment", "true", "null", "type", "extend", "0", "-1", "01", "1.5", "1.", "1e9", "1a", "-",
        "\"\"", "\"x\"", "\"\\n\"", "\"\\u00e9\"", "\"\\u00g9\"", "\"\\x\"", "\"", "\"\"\"a\nb\"\"\"", "\"\"\"\\\"\"\"\"\"\"", "\"\"\"", "\"ñ\"", "#c\n", "#", ",", " ", "\n", "\t", "\ufeff", "\0", "ñ", "?", "_", "a1",
    ];

    private static readonly string[] Documents =
    [
        "query Q($a: Int = 1, $b: [String!]! @d) @d { a: b(c: {d: [1, 2.5e3, \"x\", \"\"\"y\"\"\", E, null, $a]}) @include(if: true) { ...F ... on T { c } ... { d } } }\nfragment F on T { x }",
        "{viewer{id language}}", "mutation { a(input: {x: \"\\u00e9\\n\"}) { errors { code } } }", "subscription S { a } # end",
    ];

    [Fact]
    public void Says_what_the_parser_says()
    {
        var random = new Random(11);
        for (var round = 0; round < 4_000; round++)
        {
            var text = round % 2 == 0
                ? string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Parts[random.Next(Parts.Length)]))
                : Mutated(Documents[random.Next(Documents.Length)], random);
            var read = Guard.Read(text, Any);
            Assert.True((Parsed(text) is null) == (read.Error is null), $"{text}\n{read.Error?.Message}\n{Parsed(text)?.Message}");
        }
    }

    [Theory]
    [InlineData("{viewer{", 1, 8)]
    [InlineData("{\n  viewer {\n    id )\n  }\n}", 3, 8)]
    [InlineData("{a(b:\"\"\"x\ny\"\"\" c:)}", 2, 8)]
    [InlineData("{\n a ? }", 2, 4)]
    [InlineData("{a(b:\"x)}", 1, 6)]
    public void Says_where(string text, int line, int column)
    {
        var error = Guard.Read(text, Any).Error!;
        Assert.Equal((line, column), (error.Locations![0].Line, error.Locations[0].Column));
    }

    private static string Mutated(string text, Random random)
    {
        for (var change = random.Next(1, 3); change > 0; change--)
        {
            var at = random.Next(text.Length);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, Parts[random.Next(Parts.Length)]),
                _ => text[..at] + text[random.Next(text.Length)..],
            } is { Length: > 0 } changed ? changed : "{";
        }

        return text;
    }

    private static ExecutionError? Parsed(string text)
    {
        try
        {
            new GraphQLDocumentBuilder { MaxDepth = Any.Nesting }.Build(text);
            return null;
        }
        catch (ExecutionError error)
        {
            return error;
        }
    }
}
