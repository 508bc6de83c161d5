using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, ends fetching: the credentials are destroyed. Done also where nothing was set.</summary>
    public static async Task<DonePayload> RemoveRosterSource(RemoveRosterSourceInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.District(caller).RemoveRosterSource(new(input.OperationId, caller.By)));
}

/// <summary>Nothing but the operation.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
public sealed record RemoveRosterSourceInput(Guid OperationId);
