using System.Text.Json;

namespace DistrictCoaching.OneRoster;

/// <summary>A record of the service, as the values of the standard's CSV columns.</summary>
internal readonly struct RestRecord(JsonElement record)
{
    public string Id => this["sourcedId"];

    public string this[string column] => record.ValueKind == JsonValueKind.Object && record.TryGetProperty(Name(column), out var value) ? Text(value) : "";

    public IEnumerable<RestRecord> Roles =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty("roles", out var roles) && roles.ValueKind == JsonValueKind.Array ? roles.EnumerateArray().Select(role => new RestRecord(role)) : [];

    /// <summary>What the service calls a column.</summary>
    private static string Name(string column) => column switch
    {
        "preferredGivenName" => "preferredFirstName",
        "preferredFamilyName" => "preferredLastName",
        "userIds" or "sourcedId" => column,
        _ when column.EndsWith("SourcedIds", StringComparison.Ordinal) => column[..^"SourcedIds".Length] + "s",
        _ when column.EndsWith("SourcedId", StringComparison.Ordinal) => column[..^"SourcedId".Length],
        _ => column,
    };

    /// <summary>Lists as the files have them, references by the id that they name.</summary>
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        JsonValueKind.Object when value.TryGetProperty("sourcedId", out var id) => Text(id),
        JsonValueKind.Object when value.TryGetProperty("type", out var type) && value.TryGetProperty("identifier", out var identifier) => $"{{{Text(type)}:{Text(identifier)}}}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };
}
