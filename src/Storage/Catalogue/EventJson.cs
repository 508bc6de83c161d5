using System.Text.Json.Serialization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>The stored bytes of every event: made at compile time, strict in reading.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters =
    [
        typeof(DistrictIdConverter), typeof(SchoolIdConverter), typeof(PersonIdConverter), typeof(ConsentIdConverter), typeof(InvitationIdConverter),
        typeof(ActivityIdConverter), typeof(NoticeIdConverter), typeof(SubjectIdConverter), typeof(SkillIdConverter), typeof(ContentIdConverter),
        typeof(DigestConverter),
    ])]
[JsonSerializable(typeof(RosterEvent.SchoolListed))]
internal sealed partial class EventJson : JsonSerializerContext;
