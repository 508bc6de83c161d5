using System.Text.Json.Serialization;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>The stored bytes of every event: made at compile time, strict in reading.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters =
    [
        typeof(DistrictIdConverter), typeof(SchoolIdConverter), typeof(PersonIdConverter), typeof(ConsentIdConverter), typeof(InvitationIdConverter),
        typeof(ActivityIdConverter), typeof(NoticeIdConverter), typeof(SubjectIdConverter), typeof(SkillIdConverter), typeof(ContentIdConverter),
        typeof(DigestConverter),
    ])]
[JsonSerializable(typeof(RosterEvent.SchoolListed))]
[JsonSerializable(typeof(RosterEvent.SchoolRenamed))]
[JsonSerializable(typeof(RosterEvent.SchoolClosed))]
[JsonSerializable(typeof(RosterEvent.SchoolReopened))]
[JsonSerializable(typeof(RosterEvent.SchoolYearListed))]
[JsonSerializable(typeof(RosterEvent.PersonListed))]
[JsonSerializable(typeof(RosterEvent.PersonMatched))]
[JsonSerializable(typeof(RosterEvent.PersonChanged))]
[JsonSerializable(typeof(RosterEvent.MembershipsChanged))]
[JsonSerializable(typeof(RosterEvent.SubjectsTaughtChanged))]
[JsonSerializable(typeof(RosterEvent.PersonLeft))]
[JsonSerializable(typeof(RosterEvent.PersonReturned))]
[JsonSerializable(typeof(RosterEvent.RoleAssigned))]
[JsonSerializable(typeof(RosterEvent.RoleWithdrawn))]
[JsonSerializable(typeof(RosterEvent.RosterImported))]
[JsonSerializable(typeof(RosterEvent.MatchKeySet))]
[JsonSerializable(typeof(RosterEvent.PersonRelinked))]
[JsonSerializable(typeof(RosterEvent.RecordsChanged))]
[JsonSerializable(typeof(RosterEvent.PersonSealed))]
[JsonSerializable(typeof(RosterEvent.MappingRulesSet))]
[JsonSerializable(typeof(RosterEvent.PersonDescribed))]
[JsonSerializable(typeof(RosterEvent.RolesMapped))]
[JsonSerializable(typeof(RosterEvent.PersonsMerged))]
[JsonSerializable(typeof(RosterEvent.MergeConfirmed))]
[JsonSerializable(typeof(RosterEvent.PersonsSplit))]
[JsonSerializable(typeof(RosterEvent.SchoolEntered))]
[JsonSerializable(typeof(RosterEvent.PersonNamed))]
[JsonSerializable(typeof(RosterEvent.TermsListed))]
[JsonSerializable(typeof(RosterEvent.MergedRowChanged))]
[JsonSerializable(typeof(TeacherEvent.ConsentGranted))]
[JsonSerializable(typeof(TeacherEvent.ConsentWidened))]
[JsonSerializable(typeof(TeacherEvent.ConsentRenewed))]
[JsonSerializable(typeof(TeacherEvent.ConsentPaused))]
[JsonSerializable(typeof(TeacherEvent.ConsentResumed))]
[JsonSerializable(typeof(TeacherEvent.ConsentWithdrawn))]
[JsonSerializable(typeof(TeacherEvent.ConsentEnded))]
[JsonSerializable(typeof(TeacherEvent.PartnershipEnded))]
[JsonSerializable(typeof(TeacherEvent.ProposalDeclined))]
[JsonSerializable(typeof(TeacherEvent.StageMoved))]
[JsonSerializable(typeof(TeacherEvent.ActivityRecorded))]
[JsonSerializable(typeof(TeacherEvent.ActivityConfirmed))]
[JsonSerializable(typeof(TeacherEvent.ActivityDisputed))]
[JsonSerializable(typeof(TeacherEvent.InvitationAnswered))]
[JsonSerializable(typeof(TeacherEvent.EvaluatorAssigned))]
[JsonSerializable(typeof(TeacherEvent.EvaluatorReleased))]
[JsonSerializable(typeof(TeacherEvent.ContentErased))]
[JsonSerializable(typeof(CoachEvent.ProfilePublished))]
[JsonSerializable(typeof(CoachEvent.InvitationSent))]
[JsonSerializable(typeof(SchoolEvent.CoachIntroduced))]
[JsonSerializable(typeof(DistrictEvent.DistrictFounded))]
[JsonSerializable(typeof(DistrictEvent.NoticePublished))]
[JsonSerializable(typeof(DistrictEvent.PolicySet))]
[JsonSerializable(typeof(DistrictEvent.ImportPolicySet))]
[JsonSerializable(typeof(DistrictEvent.RosterSourceSet))]
[JsonSerializable(typeof(DistrictEvent.RosterSourceRemoved))]
[JsonSerializable(typeof(RegisterEvent.DistrictRegistered))]
[JsonSerializable(typeof(ImportsEvent.ImportBegan))]
[JsonSerializable(typeof(ImportsEvent.ImportFetching))]
[JsonSerializable(typeof(ImportsEvent.ImportRead))]
[JsonSerializable(typeof(ImportsEvent.ImportPlanned))]
[JsonSerializable(typeof(ImportsEvent.ImportApproved))]
[JsonSerializable(typeof(ImportsEvent.ImportApplied))]
[JsonSerializable(typeof(ImportsEvent.ImportRefused))]
[JsonSerializable(typeof(ImportsEvent.ImportCancelled))]
[JsonSerializable(typeof(ImportsEvent.ImportReleased))]
[JsonSerializable(typeof(ImportsEvent.ImportForgotten))]
[JsonSerializable(typeof(ChangesEvent.ChangesPublished))]
internal sealed partial class EventJson : JsonSerializerContext;
