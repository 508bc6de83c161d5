using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>
    /// The caller, a district lead or administrator who signed in within the last minutes through our own client, has DNS asked for the record that proves a domain (signIn.domainRecord). From then on
    /// addresses of the domain lead to the district's provider, and the provider may find people by them.
    /// </summary>
    public static Task<DonePayload> ProveSignInDomain(
        ProveSignInDomainInput input, [FromUserContext] Caller caller, [FromServices] Keepers keepers, [FromServices] ISignInSettings settings, CancellationToken cancel) =>
        keepers.Do(caller, () => settings.Prove(caller.District, input.Domain, cancel), cancel);
}

/// <summary>Which domain is to be proved.</summary>
/// <param name="OperationId">A new random UUID.</param>
/// <param name="Domain">The part of addresses after the @.</param>
public sealed record ProveSignInDomainInput(Guid OperationId, string Domain);
