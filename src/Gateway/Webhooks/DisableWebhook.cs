using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, has a webhook told nothing until it is enabled. What changes meanwhile is told then.</summary>
    public static async Task<WebhookPayload> DisableWebhook(DisableWebhookInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Webhooks(caller).DisableWebhook(new(input.OperationId, caller.By, NodeId.Read("Webhook", input.WebhookId))));
}

/// <summary>A webhook that is to be told nothing.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="WebhookId">The webhook.</param>
public sealed record DisableWebhookInput(Guid OperationId, [property: Id] string WebhookId);
