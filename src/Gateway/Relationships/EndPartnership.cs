using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>Teacher or partner ends everything between them, at once. Answered alike whether there was anything. Passes every limit.</summary>
    [Stops]
    public static async Task<DonePayload> EndPartnership(EndPartnershipInput input, [FromUserContext] Caller caller, [FromServices] Partners partners) =>
        new(await partners.End(caller, NodeId.Read("Person", input.TeacherId), input.PartnerId is { } partner ? NodeId.Read("Person", partner) : caller.By, input.OperationId));
}

/// <summary>With whom to end.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="TeacherId">The teacher; the caller herself, where she ends it.</param>
/// <param name="PartnerId">The partner; without it the caller.</param>
public sealed record EndPartnershipInput(Guid OperationId, [property: Id] string TeacherId, [property: Id] string? PartnerId = null);
