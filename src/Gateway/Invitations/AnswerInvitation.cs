using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller notes her answer to an invitation, for herself alone: the sender sees what she would have seen without it.</summary>
    public static async Task<DonePayload> AnswerInvitation(AnswerInvitationInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Self(caller).AnswerInvitation(new(input.OperationId, caller.By, NodeId.Read("Invitation", input.InvitationId), input.Answer)));
}

/// <summary>An answer without an audience.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="InvitationId">The invitation, from viewer.asTeacher.invitations.</param>
/// <param name="Answer">Her answer.</param>
public sealed record AnswerInvitationInput(Guid OperationId, [property: Id] string InvitationId, InvitationAnswer Answer);
