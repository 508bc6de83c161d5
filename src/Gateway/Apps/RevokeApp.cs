using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead or administrator freshly signed in through our own client, ends an application for good. Its tokens are refused everywhere within 30 seconds.</summary>
    public static Task<AppPayload> RevokeApp(RevokeAppInput input, [FromUserContext] Caller caller, [FromServices] AppKeepers keepers, [FromServices] IApps apps, CancellationToken cancel) =>
        keepers.Do(caller, () => apps.Revoke(caller.District, new(caller.By), input.ClientId, cancel), cancel);
}

/// <summary>Which application.</summary>
/// <param name="OperationId">A new random UUID; the same again changes nothing.</param>
/// <param name="ClientId">Its client_id.</param>
public sealed record RevokeAppInput(Guid OperationId, string ClientId);
