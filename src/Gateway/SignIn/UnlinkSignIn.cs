using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// The caller, a district lead or administrator who signed in within the last minutes through our own client, ends the link between a person and her account at the district's provider, and signs her out. Whoever
    /// signs in as her next is linked anew, and her coaching is closed for a week from then, to protect her. Done also where there was no link.
    /// </summary>
    public static Task<DonePayload> UnlinkSignIn(
        UnlinkSignInInput input, [FromUserContext] Caller caller, [FromServices] Keepers keepers, [FromServices] ISignInSettings settings, CancellationToken cancel)
    {
        var person = new PersonId(NodeId.Read("Person", input.PersonId));
        return keepers.Do(
            caller,
            async () =>
            {
                await settings.Unlink(caller.District, person, new(caller.By), cancel);
                return null;
            },
            cancel);
    }
}

/// <summary>Whose link.</summary>
/// <param name="OperationId">A new random UUID.</param>
/// <param name="PersonId">The person.</param>
public sealed record UnlinkSignInInput(Guid OperationId, [property: Id] string PersonId);
