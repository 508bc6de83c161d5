using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// The caller, a district administrator or lead who signed in within the last minutes through our own client, ends a person's password and sessions, for example when somebody else has them. All her addresses are told, she sees who did it, and her coaching is
    /// closed for a week. Her passkeys and recovery codes are hers and stay.
    /// </summary>
    public static Task<DonePayload> TakeSignIn(
        TakeSignInInput input, [FromUserContext] Caller caller, [FromServices] Keepers keepers, [FromServices] ISignInOffers offers, CancellationToken cancel)
    {
        var person = new PersonId(NodeId.Read("Person", input.PersonId));
        return keepers.Do(caller, () => offers.Take(caller.District, person, new(caller.By), cancel), cancel);
    }
}

/// <summary>Whose.</summary>
/// <param name="OperationId">A new random UUID.</param>
/// <param name="PersonId">The person.</param>
public sealed record TakeSignInInput(Guid OperationId, [property: Id] string PersonId);
