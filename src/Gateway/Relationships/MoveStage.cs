using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a teacher, says how far she and a partner have come.</summary>
    public static async Task<RelationshipPayload> MoveStage(MoveStageInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Self(caller).MoveStage(new(input.OperationId, caller.By, NodeId.Read("Person", input.PartnerId), input.Stage)));
}

/// <summary>A partner and a stage.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="PartnerId">The partner.</param>
/// <param name="Stage">How far.</param>
public sealed record MoveStageInput(Guid OperationId, [property: Id] string PartnerId, Stage Stage);
