using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a partner, ends what there is with a teacher. Answered alike whether there was anything. Passes every limit.</summary>
    public static async Task<DonePayload> EndPartnership(EndPartnershipInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Teacher(caller, NodeId.Read("Person", input.TeacherId)).EndPartnership(new(input.OperationId, caller.By)));
}

/// <summary>With whom to end.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="TeacherId">The teacher.</param>
public sealed record EndPartnershipInput(Guid OperationId, [property: Id] string TeacherId);
