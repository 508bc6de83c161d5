using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, has a webhook told everything after a position again, in new messages.</summary>
    public static async Task<WebhookPayload> RedeliverWebhookChanges(RedeliverWebhookChangesInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Webhooks(caller).RedeliverWebhookChanges(new(input.OperationId, caller.By, NodeId.Read("Webhook", input.WebhookId), input.AfterPosition)));
}

/// <summary>Changes that are to be told again.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="WebhookId">The webhook.</param>
/// <param name="AfterPosition">0, or a position that the webhook was told; all changes after it are told again.</param>
public sealed record RedeliverWebhookChangesInput(Guid OperationId, [property: Id] string WebhookId, int AfterPosition);
