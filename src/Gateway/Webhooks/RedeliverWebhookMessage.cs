using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, has a message of a webhook sent again under its own id, before all others: a dead letter, one that waits to be tried again, or one that was accepted.</summary>
    public static async Task<WebhookDeliveryPayload> RedeliverWebhookMessage(RedeliverWebhookMessageInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Webhooks(caller).RedeliverWebhookMessage(new(input.OperationId, caller.By, NodeId.Read("Webhook", input.WebhookId), NodeId.Read("WebhookDelivery", input.WebhookDeliveryId))));
}

/// <summary>A message that is to be sent again.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="WebhookId">The webhook.</param>
/// <param name="WebhookDeliveryId">One of the webhook's deliveries.</param>
public sealed record RedeliverWebhookMessageInput(Guid OperationId, [property: Id] string WebhookId, [property: Id] string WebhookDeliveryId);
