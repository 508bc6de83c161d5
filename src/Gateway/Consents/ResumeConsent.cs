using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller resumes what she paused or what an absence suspended; no day between is healed. Needs a fresh sign-in through our own client.</summary>
    public static async Task<OwnConsentPayload> ResumeConsent(ResumeConsentInput input, [FromUserContext] Caller caller, [FromServices] OwnClient own) =>
        new(await own.Perform(caller, new Proposed.Resume(new(input.OperationId, caller.By, NodeId.Read("Consent", input.ConsentId)))));
}

/// <summary>Which consent to resume.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="ConsentId">The consent, from viewer.asTeacher.consents.</param>
public sealed record ResumeConsentInput(Guid OperationId, [property: Id] string ConsentId);
