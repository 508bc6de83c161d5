using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller ends an evaluator assignment before its last day. Consents that it ended stay ended. Where records were merged: whichever of theirs it was made for.</summary>
    public static async Task<DonePayload> ReleaseEvaluator(
        ReleaseEvaluatorInput input, [FromUserContext] Caller caller, [FromServices] Grains grains, [FromServices] Records records, CancellationToken cancel)
    {
        var evaluator = await records.Kept(caller, NodeId.Read("Person", input.EvaluatorId), cancel);
        return new(await Records.Each(
            await records.All(caller, NodeId.Read("Person", input.TeacherId), cancel),
            teacher => grains.Teacher(caller, teacher).ReleaseEvaluator(new(input.OperationId, caller.By, evaluator))));
    }
}

/// <summary>A teacher and her evaluator.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="TeacherId">The teacher.</param>
/// <param name="EvaluatorId">The evaluator.</param>
public sealed record ReleaseEvaluatorInput(Guid OperationId, [property: Id] string TeacherId, [property: Id] string EvaluatorId);
