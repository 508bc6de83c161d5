using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a partner, ends what there is with a teacher. Answered alike whether there was anything. Passes every limit.</summary>
    [Stops]
    public static async Task<DonePayload> EndPartnership(EndPartnershipInput input, [FromUserContext] Caller caller, [FromServices] Partners partners) =>
        new(await partners.End(caller, NodeId.Read("Person", input.TeacherId), input.OperationId));
}

/// <summary>With whom to end.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="TeacherId">The teacher.</param>
public sealed record EndPartnershipInput(Guid OperationId, [property: Id] string TeacherId);
