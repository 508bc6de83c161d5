using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>All heads of a district as they stood together. Ids, versions and hashes only.</summary>
/// <param name="Number">From 1 on, without a gap.</param>
/// <param name="Previous">The signature of the one before; 32 zeros before the first.</param>
/// <param name="Others">In the service's own checkpoint: the newest of every district, so that a missing one is missed.</param>
/// <param name="Restore">It is the first after this restore of the database: what the one before says beyond it is gone, and accounted for.</param>
internal sealed record Checkpoint(
    DistrictId District, long Number, DateTimeOffset Time, Digest Previous, IReadOnlyList<CheckpointHead> Heads, IReadOnlyList<CheckpointName> Others, Guid? Restore = null)
{
    /// <summary>HMAC-SHA256 with a key of the district over the written bytes; what names this checkpoint and no other.</summary>
    [JsonIgnore]
    public Digest Signature { get; private init; }

    [JsonIgnore]
    public CheckpointName Name => new(District, Number, Signature);

    public StreamHead? Find(StreamKey stream) =>
        Heads.FirstOrDefault(head => head.Kind == (short)stream.Kind && head.Stream == stream.Id) is { } found ? found.Of(District) : null;

    public Dictionary<StreamKey, StreamHead> ByStream() => Heads.Select(head => head.Of(District)).ToDictionary(head => head.Stream);

    /// <summary>As it lies in its file: one line of JSON, one of the signature.</summary>
    public byte[] Write(byte[] key)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(this, CheckpointJson.Default.Checkpoint);
        return [.. body, (byte)'\n', .. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(key, body))), (byte)'\n'];
    }

    /// <summary>Null unless it was signed with this key, for this district and number.</summary>
    public static Checkpoint? Read(byte[] key, DistrictId district, long number, byte[] bytes)
    {
        var end = Array.IndexOf(bytes, (byte)'\n');
        if (end < 0)
        {
            return null;
        }

        var signature = HMACSHA256.HashData(key, bytes.AsSpan(0, end));
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(end + 1), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(signature) + "\n")))
        {
            return null;
        }

        var read = JsonSerializer.Deserialize(bytes.AsSpan(0, end), CheckpointJson.Default.Checkpoint);
        return read is not null && read.District == district && read.Number == number ? read with { Signature = new(signature) } : null;
    }
}

/// <summary>A head as a checkpoint has it.</summary>
internal sealed record CheckpointHead(short Kind, Guid Stream, long Version, Digest Hash)
{
    public static CheckpointHead Of(StreamHead head) => new((short)head.Stream.Kind, head.Stream.Id, head.Version, head.Hash);

    public StreamHead Of(DistrictId district) => new(new(district, (StreamKind)Kind, Stream), Version, Hash);
}

/// <summary>Which checkpoint of which district.</summary>
internal sealed record CheckpointName(DistrictId District, long Number, Digest Signature);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true,
    Converters = [typeof(DistrictIdConverter), typeof(DigestConverter)])]
[JsonSerializable(typeof(Checkpoint))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
