using System.Text.Json.Serialization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>What streams add up to, as a snapshot's bytes. Read by the build that wrote them and by no other, so shapes may change freely.</summary>
[JsonSourceGenerationOptions(
    IncludeFields = true,
    IgnoreReadOnlyProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters =
    [
        typeof(DistrictIdConverter), typeof(SchoolIdConverter), typeof(PersonIdConverter), typeof(ConsentIdConverter), typeof(InvitationIdConverter),
        typeof(ActivityIdConverter), typeof(NoticeIdConverter), typeof(SubjectIdConverter), typeof(SkillIdConverter), typeof(ContentIdConverter),
        typeof(DigestConverter),
    ])]
[JsonSerializable(typeof(Register))]
[JsonSerializable(typeof(District))]
[JsonSerializable(typeof(Roster))]
[JsonSerializable(typeof(Imports))]
[JsonSerializable(typeof(Changes))]
[JsonSerializable(typeof(Webhooks))]
[JsonSerializable(typeof(School))]
[JsonSerializable(typeof(Coach))]
[JsonSerializable(typeof(Teacher))]
internal sealed partial class StateJson : JsonSerializerContext;
