using System.Text.Json;
using System.Text.Json.Serialization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Ids are stored as plain UUIDs, whatever they are called in code.</summary>
internal abstract class IdConverter<TId>(Func<Guid, TId> make, Func<TId, Guid> value) : JsonConverter<TId>
    where TId : struct
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => make(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, TId id, JsonSerializerOptions options) => writer.WriteStringValue(value(id));

    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => make(Guid.ParseExact(reader.GetString()!, "D"));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId id, JsonSerializerOptions options) => writer.WritePropertyName(value(id).ToString());
}

internal sealed class DistrictIdConverter() : IdConverter<DistrictId>(value => new(value), id => id.Value);

internal sealed class SchoolIdConverter() : IdConverter<SchoolId>(value => new(value), id => id.Value);

internal sealed class PersonIdConverter() : IdConverter<PersonId>(value => new(value), id => id.Value);

internal sealed class ConsentIdConverter() : IdConverter<ConsentId>(value => new(value), id => id.Value);

internal sealed class InvitationIdConverter() : IdConverter<InvitationId>(value => new(value), id => id.Value);

internal sealed class ActivityIdConverter() : IdConverter<ActivityId>(value => new(value), id => id.Value);

internal sealed class NoticeIdConverter() : IdConverter<NoticeId>(value => new(value), id => id.Value);

internal sealed class SubjectIdConverter() : IdConverter<SubjectId>(value => new(value), id => id.Value);

internal sealed class SkillIdConverter() : IdConverter<SkillId>(value => new(value), id => id.Value);

internal sealed class ContentIdConverter() : IdConverter<ContentId>(value => new(value), id => id.Value);

internal sealed class DigestConverter : JsonConverter<Digest>
{
    public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, Digest digest, JsonSerializerOptions options) => writer.WriteBase64StringValue(digest.Bytes.Span);
}
