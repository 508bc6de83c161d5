using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a coach, invites a teacher of a school to which she was introduced.</summary>
    public static async Task<SendInvitationPayload> SendInvitation(SendInvitationInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Coach(caller, caller.By).SendInvitation(new(input.OperationId, caller.By, NodeId.Read("Person", input.TeacherId))));
}

/// <summary>Whom to invite.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="TeacherId">The teacher.</param>
public sealed record SendInvitationInput(Guid OperationId, [property: Id] string TeacherId);
