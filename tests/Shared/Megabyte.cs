namespace DistrictCoaching.Tests;

/// <summary>GraphQL documents of a megabyte each, made to cost whoever reads them.</summary>
public static class Megabyte
{
    private const int Size = 1_000_000;

    public static readonly IReadOnlyDictionary<string, string> Attacks = new Dictionary<string, string>
    {
        ["one field"] = "{" + Filled("viewer{id} ") + "}",
        ["aliases"] = "{viewer{" + string.Concat(Enumerable.Range(0, 90_000).Select(at => $"a{at}:id ")) + "}}",
        ["directives"] = "{viewer{id " + Filled("@aa ") + "}}",
        ["braces"] = Filled("{a"),
        ["lists"] = "{a(b:" + Filled("["),
        ["fragments"] = "{...f0}" + string.Concat(Enumerable.Range(0, 25_000).Select(at => $"fragment f{at} on Query{{...f{at + 1}}} ")),
        ["circles"] = "{...a}" + Filled("fragment a on Query{...a} "),
        ["operations"] = Filled("query{a} "),
        ["variables"] = "query(" + string.Concat(Enumerable.Range(0, 80_000).Select(at => $"$a{at}:Int ")) + "){a}",
        ["one text"] = "{a(b:\"" + Filled("x") + "\")}",
        ["one block of text"] = "{a(b:\"\"\"" + Filled("\n ") + "\"\"\")}",
        ["one name"] = "{" + Filled("a") + "}",
        ["one number"] = "{a(b:" + Filled("9") + ")}",
        ["one comment"] = "{a #" + Filled("x"),
        ["nothing"] = Filled(" ,"),
        ["no GraphQL"] = Filled("\0"),
    };

    private static string Filled(string with) => string.Concat(Enumerable.Repeat(with, Size / with.Length));
}
