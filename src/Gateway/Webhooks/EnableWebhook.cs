using GraphQL;

namespace DistrictCoaching.Gateway;

public sealed partial class Mutation
{
    /// <summary>The caller, a district lead, has a webhook told again, from where it was left off; what waits is tried at once.</summary>
    public static async Task<WebhookPayload> EnableWebhook(EnableWebhookInput input, [FromUserContext] Caller caller, [FromServices] Grains grains) =>
        new(await grains.Webhooks(caller).EnableWebhook(new(input.OperationId, caller.By, NodeId.Read("Webhook", input.WebhookId))));
}

/// <summary>A webhook that is to be told again.</summary>
/// <param name="OperationId">A new random UUID; the same again gives the same answer and changes nothing.</param>
/// <param name="WebhookId">The webhook.</param>
public sealed record EnableWebhookInput(Guid OperationId, [property: Id] string WebhookId);
