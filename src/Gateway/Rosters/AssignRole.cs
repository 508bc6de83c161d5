using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead or administrator, gives a person a role by hand; imports keep it.</summary>
    public static async Task<DonePayload> AssignRole(AssignRoleInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Roster(caller).AssignRole(new(
            input.OperationId, caller.By, NodeId.Read("Person", input.PersonId), input.Role, input.SchoolId is { } school ? NodeId.Read("School", school) : null, input.From is null && input.Until is null ? null : new(input.From ?? DateOnly.MinValue, input.Until ?? DateOnly.MaxValue))));
}

/// <summary>A person and a role.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Role">The role.</param>
/// <param name="SchoolId">The school; null: in the whole district.</param>
/// <param name="From">The first day; null: today.</param>
/// <param name="Until">The last day; null: no end.</param>
public sealed record AssignRoleInput(Guid OperationId, [property: Id] string PersonId, Role Role, [property: Id] string? SchoolId, DateOnly? From, DateOnly? Until);
