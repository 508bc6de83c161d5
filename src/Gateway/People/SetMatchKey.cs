using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// The caller, a district lead, says by what key roster files name people. The next import relinks everybody to it; to protect them, their coaching is closed for a week from then.
    /// </summary>
    public static async Task<SetMatchKeyPayload> SetMatchKey(SetMatchKeyInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Roster(caller).SetMatchKey(new(input.OperationId, caller.By, new(input.Kind, input.UserIdType))));
}

/// <summary>A key.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="UserIdType">With USER_ID, and only then: the type among userIds, such as staffUniqueId.</param>
public sealed record SetMatchKeyInput(Guid OperationId, MatchKeyKind Kind, string? UserIdType);

/// <summary>The key as set, or why it was not.</summary>
public sealed class SetMatchKeyPayload(Answer<MatchKeyView> answer) : Payload(answer.Refusal)
{
    /// <summary>The key; null where errors say why.</summary>
    public RosterKey? MatchKey => answer.Value is { } key ? new(key) : null;
}
