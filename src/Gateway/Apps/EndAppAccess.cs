using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller ends what she allowed an application. Its tokens for her are refused everywhere within 30 seconds; it can ask her again.</summary>
    [StaysOpen]
    public static async Task<DonePayload> EndAppAccess(EndAppAccessInput input, [FromUserContext] Caller caller, [FromServices] OwnClient own, [FromServices] IApps apps, CancellationToken cancel)
    {
        if (caller.Person is not { } person || !own.Is(caller))
        {
            return new(new(null, new(Refusal.NotAllowed.Code, null)));
        }

        await apps.End(caller.District, person, input.ClientId, cancel);
        return new(new(DoneView.Now, null));
    }
}

/// <summary>Which application.</summary>
/// <param name="OperationId">A new random UUID; the same again changes nothing.</param>
/// <param name="ClientId">Its client_id.</param>
public sealed record EndAppAccessInput(Guid OperationId, string ClientId);
