using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller lets one of her consents last longer, with the same scope. Needs a fresh sign-in through our own client.</summary>
    public static async Task<OwnConsentPayload> RenewConsent(RenewConsentInput input, [FromUserContext] Caller caller, [FromServices] OwnClient own) =>
        new(await own.Perform(caller, new Proposed.Renew(new(
            input.OperationId, caller.By, NodeId.Read("Consent", input.ConsentId), input.Until, NodeId.Read("Notice", input.NoticeId)))));
}

/// <summary>A new last day.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="ConsentId">The consent, from viewer.asTeacher.consents.</param>
/// <param name="Until">The new last day, at most the school year's.</param>
/// <param name="NoticeId">The notice in force that she read.</param>
public sealed record RenewConsentInput(Guid OperationId, [property: Id] string ConsentId, DateOnly Until, [property: Id] string NoticeId);
