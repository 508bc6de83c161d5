using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    private const int LongestOverlap = 720, UsualOverlap = 24;

    /// <summary>The caller, a district lead or administrator freshly signed in through our own client, gives an application a new secret; the one before works on for a while.</summary>
    public static Task<AppPayload> RotateAppSecret(RotateAppSecretInput input, [FromUserContext] Caller caller, [FromServices] AppKeepers keepers, [FromServices] IApps apps, CancellationToken cancel) =>
        keepers.Do(
            caller,
            () => input.OverlapHours is < 0 or > LongestOverlap
                ? Task.FromResult(AppAnswer.No("OVERLAP_OUT_OF_RANGE"))
                : apps.RotateSecret(caller.District, input.OperationId, input.ClientId, TimeSpan.FromHours(input.OverlapHours ?? UsualOverlap), cancel),
            cancel);
}

/// <summary>Which application.</summary>
/// <param name="OperationId">A new random UUID; the same again changes nothing, and shows no secret again.</param>
/// <param name="ClientId">Its client_id.</param>
/// <param name="OverlapHours">For how many hours the secret before works on: 0 to 720; left out, 24. With 0 it ends at once, as after a leak.</param>
public sealed record RotateAppSecretInput(Guid OperationId, string ClientId, int? OverlapHours = null);
