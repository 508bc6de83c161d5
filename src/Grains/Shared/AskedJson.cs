using System.Text.Json.Serialization;
using DistrictCoaching.Contracts;

namespace DistrictCoaching.Grains;

/// <summary>What is hashed to recognise an operation.</summary>
[JsonSerializable(typeof(GrantAsked))]
[JsonSerializable(typeof(WidenAsked))]
[JsonSerializable(typeof(RenewAsked))]
[JsonSerializable(typeof(ConsentAsked))]
[JsonSerializable(typeof(DeclineAsked))]
[JsonSerializable(typeof(EndAsked))]
[JsonSerializable(typeof(ErasureAsked))]
[JsonSerializable(typeof(StageAsked))]
[JsonSerializable(typeof(AnswerAsked))]
[JsonSerializable(typeof(EvaluatorAsked))]
[JsonSerializable(typeof(ReleaseAsked))]
[JsonSerializable(typeof(ActivityAsked))]
[JsonSerializable(typeof(RecordAnswerAsked))]
[JsonSerializable(typeof(ProfileAsked))]
[JsonSerializable(typeof(InvitationAsked))]
[JsonSerializable(typeof(IntroductionAsked))]
[JsonSerializable(typeof(FoundingAsked))]
[JsonSerializable(typeof(NoticeAsked))]
[JsonSerializable(typeof(PolicyAsked))]
[JsonSerializable(typeof(RegistrationAsked))]
[JsonSerializable(typeof(FounderAsked))]
[JsonSerializable(typeof(RoleAsked))]
[JsonSerializable(typeof(ImportAsked))]
[JsonSerializable(typeof(BeginAsked))]
[JsonSerializable(typeof(ReadAsked))]
[JsonSerializable(typeof(ApproveAsked))]
[JsonSerializable(typeof(CancelAsked))]
[JsonSerializable(typeof(ImportPolicyAsked))]
internal sealed partial class AskedJson : JsonSerializerContext;
