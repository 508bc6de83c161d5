using System.Text.Json.Serialization;

namespace DistrictCoaching.Storage;

/// <summary>One thing of a district as it lies in the stores; what is personal in it is sealed there already.</summary>
public abstract record MovedPart;

/// <param name="Time">In whole microseconds since 1970, as it is hashed.</param>
internal sealed record MovedEvent(StreamKind Kind, Guid Stream, long Version, string Type, long Time, Guid Actor, byte[] Body, byte[] Hash) : MovedPart;

/// <summary>An operation that is still known, so that it is not done twice because it was moved in between.</summary>
internal sealed record MovedOperation(StreamKind Kind, Guid Stream, Guid Id, byte[] Request, long Version, long Time) : MovedPart;

internal sealed record MovedText(Guid Owner, Guid Item, byte[] Sealed) : MovedPart;

/// <param name="Values">Of all columns in order, each as <see cref="RowText"/> spells it.</param>
internal sealed record MovedRow(string Table, Guid Stream, string?[] Values) : MovedPart;

/// <param name="Wrapped">Empty: it was destroyed, and stays so.</param>
internal sealed record MovedKey(Guid Owner, byte[] Wrapped) : MovedPart;

/// <summary>A row of identity's database, as identity spells it.</summary>
internal sealed record MovedSignIn(string Kind, byte[] Row) : MovedPart;

/// <summary>What an archive begins with.</summary>
/// <param name="Key">The district's own key, under the transport key.</param>
/// <param name="Tables">Every list's name and columns: another release's are not written.</param>
internal sealed record ArchiveStart(string Format, Guid Archive, Guid District, string Slug, DateTimeOffset Made, byte[] Key, string Tables);

/// <summary>What an archive ends with.</summary>
/// <param name="Digest">SHA-256 of everything before.</param>
/// <param name="SignIns">Of the credentials as they were: <see cref="Domain.ISignInTransfer"/>.</param>
internal sealed record ArchiveEnd(ArchiveCounts Counts, byte[] Digest, byte[] SignIns);

/// <summary>How much an archive holds.</summary>
public sealed record ArchiveCounts(long Streams, long Events, long Operations, long Texts, long Rows, long Keys, long SignIns);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(MovedEvent))]
[JsonSerializable(typeof(MovedOperation))]
[JsonSerializable(typeof(MovedText))]
[JsonSerializable(typeof(MovedRow))]
[JsonSerializable(typeof(MovedKey))]
[JsonSerializable(typeof(MovedSignIn))]
[JsonSerializable(typeof(ArchiveStart))]
[JsonSerializable(typeof(ArchiveEnd))]
[JsonSerializable(typeof(MoveSlip))]
internal sealed partial class ArchiveJson : JsonSerializerContext;
