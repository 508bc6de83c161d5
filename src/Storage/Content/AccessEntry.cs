using System.Text;
using System.Text.Json;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>What is logged of a reading by another person; ids only, like every event. Who read is the entry's actor.</summary>
public static class AccessEntry
{
    /// <summary>Its stored name and version.</summary>
    public const string Type = "access.read/1";

    public static Stored Write(ContentId item) => new(Type, Encoding.UTF8.GetBytes($$"""{"item":"{{item.Value}}"}"""));

    /// <summary>What was read.</summary>
    public static ContentId Read(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        return new(json.RootElement.GetProperty("item").GetGuid());
    }
}
