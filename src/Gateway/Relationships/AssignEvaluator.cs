using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a leader of the teacher's school or a district lead, makes a person her evaluator for some days. Always accepted with the same answer.</summary>
    public static async Task<DonePayload> AssignEvaluator(AssignEvaluatorInput input, [FromUserContext] Caller caller, [FromServices] Grains grains, [FromServices] Records records, CancellationToken cancel) =>
        new(await grains.Teacher(caller, await records.Kept(caller, NodeId.Read("Person", input.TeacherId), cancel)).AssignEvaluator(new(
            input.OperationId, caller.By, await records.Kept(caller, NodeId.Read("Person", input.EvaluatorId), cancel), new(input.From, input.Until))));
}

/// <summary>A teacher, an evaluator and days.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="TeacherId">The teacher.</param>
/// <param name="EvaluatorId">The evaluator.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record AssignEvaluatorInput(Guid OperationId, [property: Id] string TeacherId, [property: Id] string EvaluatorId, DateOnly From, DateOnly Until);
