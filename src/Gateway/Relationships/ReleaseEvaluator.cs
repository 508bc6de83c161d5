using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller ends an evaluator assignment before its last day. Consents that it ended stay ended.</summary>
    public static async Task<DonePayload> ReleaseEvaluator(ReleaseEvaluatorInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Teacher(caller, NodeId.Read("Person", input.TeacherId)).ReleaseEvaluator(new(input.OperationId, caller.By, NodeId.Read("Person", input.EvaluatorId))));
}

/// <summary>A teacher and her evaluator.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="TeacherId">The teacher.</param>
/// <param name="EvaluatorId">The evaluator.</param>
public sealed record ReleaseEvaluatorInput(Guid OperationId, [property: Id] string TeacherId, [property: Id] string EvaluatorId);
