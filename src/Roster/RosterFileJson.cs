using System.Text.Json;
using System.Text.Json.Serialization;

namespace DistrictCoaching.OneRoster;

/// <summary>A file on its way from where it was read to where it is applied. Names are in it: it is never stored or logged.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RosterFile))]
internal sealed partial class RosterFileJson : JsonSerializerContext;

public sealed partial record RosterFile
{
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, RosterFileJson.Default.RosterFile);

    /// <exception cref="JsonException">The bytes are not what <see cref="Write"/> made.</exception>
    public static RosterFile Read(ReadOnlyMemory<byte> bytes) =>
        JsonSerializer.Deserialize(bytes.Span, RosterFileJson.Default.RosterFile) ?? throw new JsonException("A roster file is never null.");
}
