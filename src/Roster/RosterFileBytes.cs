using System.Text.Json;
using System.Text.Json.Serialization;

namespace DistrictCoaching.OneRoster;

/// <summary>What was read, on its way to the roster it is for; only ever between our own processes, never stored.</summary>
public static class RosterFileBytes
{
    public static byte[] Write(RosterFile file) => JsonSerializer.SerializeToUtf8Bytes(file, RosterFileJson.Default.RosterFile);

    public static RosterFile Read(ReadOnlyMemory<byte> bytes) =>
        JsonSerializer.Deserialize(bytes.Span, RosterFileJson.Default.RosterFile) ?? throw new JsonException("A roster file is never null.");
}

[JsonSerializable(typeof(RosterFile))]
internal sealed partial class RosterFileJson : JsonSerializerContext;
