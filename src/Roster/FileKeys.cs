using System.Text.RegularExpressions;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>What a row names its person by, besides its sourcedId; empty where it does not say.</summary>
public sealed partial record FileKeys(string MasterIdentifier, string Identifier, string Email, string UserIds)
{
    public static readonly FileKeys None = new("", "", "", "");

    /// <summary>The one spelling of the key that is compared; null where the row does not give it, or gives two.</summary>
    public string? Of(MatchKey key, string sourcedId) => key.Kind switch
    {
        MatchKeyKind.SourcedId => sourcedId,
        MatchKeyKind.UserMasterIdentifier => Spelled(key, MasterIdentifier),
        MatchKeyKind.Identifier => Spelled(key, Identifier),
        MatchKeyKind.Email => Spelled(key, Email),
        MatchKeyKind.UserId when key.Type is { } type => Spelled(key, OfType(type.Value)),
        _ => null,
    };

    /// <summary>The one spelling of a key of this kind; null where there is none.</summary>
    public static string? Spelled(MatchKey key, string value) =>
        value.Length == 0 ? null
        : key.Kind == MatchKeyKind.SourcedId ? value
        : $"{key.Kind}\n{key.Type?.Value.ToLowerInvariant()}\n{(key.Kind == MatchKeyKind.Email ? value.ToLowerInvariant() : value)}";

    // A key or an address must not reach a log by way of a message.
    public override string ToString() => nameof(FileKeys);

    /// <param name="email">The row's, where it was read already: of many people one text each is much.</param>
    internal static FileKeys Of(CsvTable table, string? email) => new(table["userMasterIdentifier"], table["identifier"], email ?? table["email"], table["userIds"]);

    private string OfType(string type)
    {
        var ids = UserId().Matches(UserIds).Where(found => found.Groups[1].Value.Trim().Equals(type, StringComparison.OrdinalIgnoreCase)).Select(found => found.Groups[2].Value.Trim()).Distinct().ToList();
        return ids.Count == 1 ? ids[0] : "";
    }

    [GeneratedRegex(@"\{([^:{}]*):([^{}]*)\}")]
    private static partial Regex UserId();
}
