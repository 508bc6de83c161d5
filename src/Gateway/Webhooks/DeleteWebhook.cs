using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, deletes a webhook: it is told nothing more, and its address and secrets are destroyed.</summary>
    public static async Task<DonePayload> DeleteWebhook(DeleteWebhookInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Webhooks(caller).DeleteWebhook(new(input.OperationId, caller.By, NodeId.Read("Webhook", input.WebhookId))));
}

/// <summary>A webhook that is to go.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="WebhookId">The webhook.</param>
public sealed record DeleteWebhookInput(Guid OperationId, [property: Id] string WebhookId);
