using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller pauses one of her consents, from today. Passes every limit.</summary>
    [Stops]
    public static async Task<ConsentPayload> PauseConsent(PauseConsentInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Self(caller).PauseConsent(new(input.OperationId, caller.By, NodeId.Read("Consent", input.ConsentId))));
}

/// <summary>Which consent to pause.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="ConsentId">The consent, from viewer.asTeacher.consents.</param>
public sealed record PauseConsentInput(Guid OperationId, [property: Id] string ConsentId);
