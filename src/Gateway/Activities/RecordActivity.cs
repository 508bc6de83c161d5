using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, the teacher or her partner, records what they did together, under a consent that covers it.</summary>
    public static async Task<ActivityPayload> RecordActivity(RecordActivityInput input, [FromUserContext] Caller caller, [FromServices] Partners partners) =>
        new(await partners.With(caller, NodeId.Read("Person", input.TeacherId), teacher => teacher.RecordActivity(new(
            input.OperationId, caller.By, input.PartnerId is { } partner ? NodeId.Read("Person", partner) : caller.By, input.Kind,
            NodeId.Read("Subject", input.SubjectId), NodeId.Read("Skill", input.SkillId), input.Day, input.Minutes, input.Note))));
}

/// <summary>An activity that happened.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="TeacherId">The teacher.</param>
/// <param name="PartnerId">The partner, where the teacher records; null: the caller.</param>
/// <param name="Kind">What they did.</param>
/// <param name="SubjectId">On which subject.</param>
/// <param name="SkillId">On which skill.</param>
/// <param name="Day">On which local day.</param>
/// <param name="Minutes">For how long, 1 to 600.</param>
/// <param name="Note">A note, at most 10,000 characters; it is about the teacher and sealed with her key.</param>
public sealed record RecordActivityInput(Guid OperationId, [property: Id] string TeacherId, [property: Id] string? PartnerId, ActivityKind Kind, [property: Id] string SubjectId, [property: Id] string SkillId, DateOnly Day, int Minutes, string? Note);
