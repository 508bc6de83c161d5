using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, sets the district's policy.</summary>
    public static async Task<SetPolicyPayload> SetPolicy(SetPolicyInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.District(caller).SetPolicy(new(input.OperationId, caller.By, new(input.CooldownDays, input.SendingsPerWeek, input.Threshold))));
}

/// <summary>The whole policy.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="CooldownDays">Days between two invitations of one coach to one teacher, 14 to 365.</param>
/// <param name="SendingsPerWeek">Invitations of one coach in seven days, 1 to 50.</param>
/// <param name="Threshold">The smallest number of people of whom a figure may be shown, 5 to 50.</param>
public sealed record SetPolicyInput(Guid OperationId, int CooldownDays, int SendingsPerWeek, int Threshold);
