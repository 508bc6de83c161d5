using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>
/// Whether two engines answered the same, byte for byte: but for trace ids, for the order of errors, which is that in which waiting fields happen to end,
/// and for the place of a field that is asked more than once, which the library leaves out.
/// </summary>
internal static partial class Answers
{
    private const int MostErrors = 20;

    public static void Equal(Answer library, Answer plan, string what)
    {
        var (one, other) = (Trace().Replace(library.Text, "\"traceId\":0"), Trace().Replace(plan.Text, "\"traceId\":0"));
        Assert.True(
            (library.Status, library.Requested) == (plan.Status, plan.Requested) && (one == other || IsSame(JsonNode.Parse(one)!, JsonNode.Parse(other)!)),
            $"{what}\nThe library answers {library.Status}\n{library.Raw}\nand the plan {plan.Status}\n{plan.Raw}");
    }

    /// <summary>Of so many errors that not all are told, which are is up to the order too.</summary>
    private static bool IsSame(JsonNode library, JsonNode plan)
    {
        var (ours, theirs) = (Errors(plan), Errors(library));
        foreach (var (error, same) in ours.Zip(theirs).Where(pair => !pair.Second.AsObject().ContainsKey("locations")))
        {
            error.AsObject().Remove("locations");
        }

        return Text(library["data"]) == Text(plan["data"]) && ours.Count == theirs.Count && (ours.Count >= MostErrors || ours.Select(Text).SequenceEqual(theirs.Select(Text)));
    }

    private static List<JsonNode> Errors(JsonNode answer) =>
        [.. (answer["errors"] as JsonArray ?? []).OfType<JsonNode>().OrderBy(error => Text(error["path"]), StringComparer.Ordinal).ThenBy(error => Text(error["message"]), StringComparer.Ordinal)];

    private static string Text(JsonNode? node) => node?.ToJsonString(JsonSerializerOptions.Web) ?? "null";

    [GeneratedRegex("\"traceId\":(\"[0-9a-f]*\"|null)")]
    private static partial Regex Trace();
}
