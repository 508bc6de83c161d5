using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, has a webhook sent a message that tells nothing, at once and once; how it went is in the webhook's deliveries.</summary>
    public static async Task<WebhookDeliveryPayload> TestWebhook(TestWebhookInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Webhooks(caller).TestWebhook(new(input.OperationId, caller.By, NodeId.Read("Webhook", input.WebhookId))));
}

/// <summary>A webhook that is to be tried.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="WebhookId">The webhook.</param>
public sealed record TestWebhookInput(Guid OperationId, [property: Id] string WebhookId);
