using System.Text.Json;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>One page of an export: its entries, and the cursor of the next; null where none follows.</summary>
internal sealed record ExportedPage(IReadOnlyList<JsonElement> Edges, string? Next);

/// <summary>Where in a query's answer the one list stands that an export writes out.</summary>
internal sealed class ExportedList
{
    public const string Cursor = "after";

    private readonly List<string> path = [];

    /// <summary>The list of a query that selects nothing but it, with the variable `after`; null for any other document.</summary>
    public static ExportedList? Of(Prepared prepared)
    {
        var list = new ExportedList();
        var (document, operation) = (prepared.Known.Document, prepared.Known.Operation);
        for (var at = operation.Operation == OperationType.Query ? operation.SelectionSet : null; at is not null;)
        {
            if (RootFields.Of(document, at).Where(field => field.Name.Value != "__typename").Take(2).ToList() is not [var field])
            {
                return null;
            }

            list.path.Add((field.Alias?.Name ?? field.Name).StringValue);
            if (field.Arguments?.Any(argument => argument.Name.Value == Cursor && argument.Value is GraphQLVariable given && given.Name.Value == Cursor) == true)
            {
                return list;
            }

            at = field.SelectionSet;
        }

        return null;
    }

    /// <summary>A page of the list in an answer's data; null where edges with cursors, or what tells whether others follow, were not selected.</summary>
    public ExportedPage? Read(JsonElement at)
    {
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at.ValueKind == JsonValueKind.Object && at.TryGetProperty("edges", out var edges) && edges.ValueKind == JsonValueKind.Array
            && edges.EnumerateArray().All(edge => edge.ValueKind == JsonValueKind.Object && edge.TryGetProperty("cursor", out _))
            && at.TryGetProperty("pageInfo", out var info) && info.ValueKind == JsonValueKind.Object
            && info.TryGetProperty("hasNextPage", out var more) && info.TryGetProperty("endCursor", out var end) && more.ValueKind is JsonValueKind.True or JsonValueKind.False
            && end.ValueKind is JsonValueKind.String or JsonValueKind.Null
            ? new([.. edges.EnumerateArray()], more.GetBoolean() ? end.GetString() : null)
            : null;
    }
}
