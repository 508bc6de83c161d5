using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller widens what one of her consents covers or how long it lasts. Needs a fresh sign-in through our own client.</summary>
    public static async Task<OwnConsentPayload> WidenConsent(WidenConsentInput input, [FromUserContext] Caller caller, [FromServices] OwnClient own) =>
        new(await own.Perform(caller, new Proposed.Widen(new(
            input.OperationId, caller.By, NodeId.Read("Consent", input.ConsentId), input.Scope.View(), input.Until, NodeId.Read("Notice", input.NoticeId)))));
}

/// <summary>More scope, more days, or both.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="ConsentId">The consent, from viewer.asTeacher.consents.</param>
/// <param name="Scope">The whole new scope: everything covered so far and more.</param>
/// <param name="Until">The new last day; null: as it is.</param>
/// <param name="NoticeId">The notice in force that she read.</param>
public sealed record WidenConsentInput(Guid OperationId, [property: Id] string ConsentId, ScopeInput Scope, DateOnly? Until, [property: Id] string NoticeId);
