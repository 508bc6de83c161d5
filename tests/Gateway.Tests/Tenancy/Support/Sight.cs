using System.Text.RegularExpressions;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Everything that a caller sees of an answer: status, cost, headers but for the date, and body, byte for byte but for the ids and names that are said to be the question's own.</summary>
internal static partial class Sight
{
    /// <summary>Moved by the caller's own asking and by nothing else, as <see cref="BudgetTests"/> sees to.</summary>
    private const string OwnBudget = "RateLimit-";

    /// <summary>What stands before a message's id.</summary>
    private const string Message = "msg_";

    public static string Of(Answer answer, params IEnumerable<(Guid Id, string Name)> own)
    {
        var names = own.ToDictionary(one => one.Id, one => one.Name);
        var headers = answer.Response.Headers.Concat(answer.Response.Content.Headers).Where(header => header.Key is not ("Date" or "Content-Length") && !header.Key.StartsWith(OwnBudget, StringComparison.Ordinal))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return $"{answer.Status}, {answer.Actual} points\n{string.Join('\n', headers)}\n{Secret().Replace(Token().Replace(answer.Text, found => Name(found.Value, names)), "<secret>")}";
    }

    /// <summary>Every id in an answer, by its kind; a bare UUID's is "", a cursor's is "after".</summary>
    public static IEnumerable<(string Kind, string Id)> Ids(Answer answer)
    {
        foreach (var token in Token().Matches(answer.Text).Select(found => found.Value))
        {
            if (NodeId.Parse(token) is var (type, _))
            {
                yield return (type, token);
            }
            else if (Guid.TryParseExact(token, "D", out _))
            {
                yield return ("", token);
            }
        }

        foreach (Match cursor in Cursor().Matches(answer.Text))
        {
            yield return (Slot.Cursor, cursor.Groups[1].Value);
        }
    }

    private static string Name(string token, Dictionary<Guid, string> names) =>
        NodeId.Parse(token) is (var type, var id) && names.TryGetValue(id, out var name) ? $"<{type} {name}>"
        : Guid.TryParseExact(token.StartsWith(Message, StringComparison.Ordinal) ? token[Message.Length..] : token, token.StartsWith(Message, StringComparison.Ordinal) ? "N" : "D", out var bare) && names.TryGetValue(bare, out name) ? $"<{name}>"
        : token;

    [GeneratedRegex("[A-Za-z0-9_-]{36,}")]
    private static partial Regex Token();

    /// <summary>Random at each asking.</summary>
    [GeneratedRegex("whsec_[A-Za-z0-9+/=\\\\u]+")]
    private static partial Regex Secret();

    [GeneratedRegex("\"cursor\":\"([^\"]+)\"")]
    private static partial Regex Cursor();
}
