using System.Text.Json;
using System.Text.Json.Serialization;

namespace DistrictCoaching.Storage;

/// <summary>A line of the ledger of endings: ids, types, days and the bytes of events, in which nothing is personal.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(EndingAsked), "asked")]
[JsonDerivedType(typeof(EndingSettled), "settled")]
[JsonDerivedType(typeof(EndingsMissed), "missed")]
[JsonDerivedType(typeof(KeyGone), "key")]
internal abstract record EndingLine(DateTimeOffset At)
{
    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, EndingJson.Default.EndingLine), (byte)'\n'];

    /// <summary>Null where it is not whole: its process died while it wrote.</summary>
    public static EndingLine? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, EndingJson.Default.EndingLine);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An append that ends something, before it is made.</summary>
/// <param name="Expected">The version that its stream then has.</param>
/// <param name="Touched">People for whom it may end something.</param>
internal sealed record EndingAsked(
    DateTimeOffset At, Guid Entry, Guid District, short Kind, Guid Stream, long Expected, Guid Operation, IReadOnlyList<KeptEvent> Events, IReadOnlyList<Guid> Touched) : EndingLine(At)
{
    [JsonIgnore]
    public StreamKey Key => new(new(District), (StreamKind)Kind, Stream);
}

/// <summary>An event as it is stored, and at which version.</summary>
internal sealed record KeptEvent(long Version, string Type, byte[] Body);

/// <summary>How the append ended, where that is known. Not made durable.</summary>
internal sealed record EndingSettled(DateTimeOffset At, Guid Entry, bool Done) : EndingLine(At);

/// <summary>From that moment until this one, endings could not be kept here.</summary>
internal sealed record EndingsMissed(DateTimeOffset At, DateTimeOffset From) : EndingLine(At);

/// <summary>A key that is destroyed, or all of a district.</summary>
internal sealed record KeyGone(DateTimeOffset At, Guid District, Guid? Owner) : EndingLine(At);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(EndingLine))]
internal sealed partial class EndingJson : JsonSerializerContext;
