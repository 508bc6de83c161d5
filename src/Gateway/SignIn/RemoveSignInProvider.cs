using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// The caller, a district lead who signed in within the last minutes through our own client, ends signing in with the district's provider: its credentials are destroyed, and whoever signed in with it is signed out. Done also where none was set.
    /// </summary>
    public static async Task<DonePayload> RemoveSignInProvider(
        RemoveSignInProviderInput input, [FromUserContext] Caller caller, [FromServices] Grains grains, [FromServices] OwnClient own) =>
        new(await own.Only(caller, () => grains.District(caller).RemoveSignInProvider(new(input.OperationId, caller.By))));
}

/// <summary>Nothing but the operation.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
public sealed record RemoveSignInProviderInput(Guid OperationId);
