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
        MatchKeyKind.UserMasterIdentifier => Of(key, "", MasterIdentifier),
        MatchKeyKind.Identifier => Of(key, "", Identifier),
        MatchKeyKind.Email => Of(key, "", Email.ToLowerInvariant()),
        MatchKeyKind.UserId when key.Type is { } type => Of(key, type.Value.ToLowerInvariant(), OfType(type.Value)),
        _ => null,
    };

    // A key or an address must not reach a log by way of a message.
    public override string ToString() => nameof(FileKeys);

    internal static FileKeys Of(CsvTable table) => new(table["userMasterIdentifier"], table["identifier"], table["email"], table["userIds"]);

    private static string? Of(MatchKey key, string type, string value) => value.Length == 0 ? null : $"{key.Kind}\n{type}\n{value}";

    private string OfType(string type)
    {
        var ids = UserId().Matches(UserIds).Where(found => found.Groups[1].Value.Trim().Equals(type, StringComparison.OrdinalIgnoreCase)).Select(found => found.Groups[2].Value.Trim()).Distinct().ToList();
        return ids.Count == 1 ? ids[0] : "";
    }

    [GeneratedRegex(@"\{([^:{}]*):([^{}]*)\}")]
    private static partial Regex UserId();
}
