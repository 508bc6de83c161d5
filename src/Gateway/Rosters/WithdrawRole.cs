using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller ends a role that was given by hand: a coach's and the district's at once, any other at a school with the end of the day.</summary>
    public static async Task<DonePayload> WithdrawRole(WithdrawRoleInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Roster(caller).WithdrawRole(new(
            input.OperationId, caller.By, NodeId.Read("Person", input.PersonId), input.Role, input.SchoolId is { } school ? NodeId.Read("School", school) : null, null)));
}

/// <summary>A person and a role.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Role">The role.</param>
/// <param name="SchoolId">The school; null: in the whole district.</param>
public sealed record WithdrawRoleInput(Guid OperationId, [property: Id] string PersonId, Role Role, [property: Id] string? SchoolId);
