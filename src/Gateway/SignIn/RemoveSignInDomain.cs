using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// The caller, a district lead or administrator who signed in within the last minutes through our own client, gives a domain up: its addresses lead nowhere any more. Done also where it was not the district's.
    /// </summary>
    public static Task<DonePayload> RemoveSignInDomain(
        RemoveSignInDomainInput input, [FromUserContext] Caller caller, [FromServices] Keepers keepers, [FromServices] ISignInSettings settings, CancellationToken cancel) =>
        keepers.Do(
            caller,
            async () =>
            {
                await settings.Remove(caller.District, input.Domain, cancel);
                return null;
            },
            cancel);
}

/// <summary>Which domain is given up.</summary>
/// <param name="OperationId">A new random UUID.</param>
/// <param name="Domain">The part of addresses after the @.</param>
public sealed record RemoveSignInDomainInput(Guid OperationId, string Domain);
