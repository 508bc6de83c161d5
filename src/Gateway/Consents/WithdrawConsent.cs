using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller withdraws one of her consents, at once and without a reason. Passes every limit.</summary>
    [Stops]
    public static async Task<ConsentPayload> WithdrawConsent(WithdrawConsentInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Self(caller).WithdrawConsent(new(input.OperationId, caller.By, NodeId.Read("Consent", input.ConsentId))));
}

/// <summary>Which consent to withdraw.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="ConsentId">The consent, from viewer.asTeacher.consents.</param>
public sealed record WithdrawConsentInput(Guid OperationId, [property: Id] string ConsentId);
