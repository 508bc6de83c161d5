using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The other of the two confirms or disputes a record.</summary>
    public static async Task<ActivityPayload> AnswerRecord(AnswerRecordInput input, [FromUserContext] Caller caller, [FromServices] Partners partners) =>
        new(await partners.With(caller, NodeId.Read("Person", input.TeacherId), teacher => teacher.AnswerRecord(new(input.OperationId, caller.By, NodeId.Read("Activity", input.ActivityId), input.Confirms))));
}

/// <summary>A record and whether it is right.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="TeacherId">The teacher.</param>
/// <param name="ActivityId">The activity.</param>
/// <param name="Confirms">True confirms, false disputes.</param>
public sealed record AnswerRecordInput(Guid OperationId, [property: Id] string TeacherId, [property: Id] string ActivityId, bool Confirms);
